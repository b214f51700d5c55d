import { randomUUID } from 'node:crypto';
import { contract, type Role } from '@docket/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { type Visitor, visitor } from '../../../test/visitor.ts';
import { announceChange, announceSignIns, announceSync } from './announce-change.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ env: { REQUIRE_SECOND_FACTOR: 'auditor' } });
});
afterAll(() => t.close());

const open: Stream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.stop();
});

/** What a browser gets told, from the moment the server has begun to. */
class Stream {
  readonly #abort: AbortController;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  private constructor(reader: ReadableStreamDefaultReader<Uint8Array>, abort: AbortController) {
    this.#reader = reader;
    this.#abort = abort;
  }

  static async open(cookie: string): Promise<Stream> {
    const { port } = t.app.server.address() as { port: number }; // listening on TCP
    const abort = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}${contract.streamEvents.url}`, {
      headers: { cookie },
      signal: abort.signal,
    });
    expect(answer.status).toBe(200);
    if (answer.body === null) throw new Error('there is no stream');
    const stream = new Stream(answer.body.getReader(), abort);
    open.push(stream);
    await stream.until('retry:');
    return stream;
  }

  /** All that was told so far, once this is part of it. Errors: the stream ends before. */
  async until(words: string): Promise<string> {
    while (!this.#text.includes(words))
      if (!(await this.#more())) throw new Error(`ended after ${this.#text}`);
    const told = this.#text;
    this.#text = '';
    return told;
  }

  /** All that is told until the server ends it. */
  async rest(): Promise<string> {
    while (await this.#more());
    return this.#text;
  }

  stop(): void {
    this.#abort.abort();
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#reader.read();
    if (!done) this.#text += Buffer.from(value).toString();
    return !done;
  }
}

/** Somebody with their stream open. */
async function watching(role: Role): Promise<{ person: Visitor; stream: Stream }> {
  const person = await visitor(t, role);
  return { person, stream: await streamOf(person) };
}

async function streamOf(person: Visitor): Promise<Stream> {
  const answer = await person.signIn();
  expect(answer.status).toBe(200);
  return Stream.open(
    [answer.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; '),
  );
}

/** What a stream tells of a change of this case. Everything that is told ends with news for everybody. */
async function toldOf(stream: Stream, caseId: string = randomUUID()): Promise<boolean> {
  await announceChange(t.db, caseId);
  await announceSync(t.db);
  return (await stream.until('event: sync')).includes(caseId);
}

async function change({ id }: Visitor, body: { role: Role } | { state: 'disabled' }): Promise<void> {
  const { version } = await t.db
    .selectFrom('users')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const headers = { 'if-match': `"${version}"` };
  const answer = await t.as('admin').call(contract.updateUser, { params: { userId: id }, headers, body });
  expect(answer.status).toBe(200);
}

describe('an open stream', () => {
  test('names cases only to roles that may open them', async () => {
    expect(await toldOf((await watching('reviewer')).stream)).toBe(true);
    expect(await toldOf((await watching('admin')).stream)).toBe(false);
  });

  test('names none any more to somebody who has lost that right, and names them again to who gets it back', async () => {
    const { person, stream } = await watching('reviewer');
    expect(await toldOf(stream)).toBe(true);
    await change(person, { role: 'admin' });
    expect(await toldOf(stream)).toBe(false);
    await change(person, { role: 'manager' });
    expect(await toldOf(stream)).toBe(true);
  });

  test('names not even the case that changes in the same moment as the role', async () => {
    const { person, stream } = await watching('reviewer');
    const caseId = randomUUID();
    await t.db.transaction().execute(async (trx) => {
      await trx.updateTable('users').set({ role: 'admin' }).where('id', '=', person.id).execute();
      await announceSignIns(trx);
      await announceChange(trx, caseId);
      await announceSync(trx);
    });
    expect(await stream.until('event: sync')).not.toContain(caseId);
  });

  test('names none to a role that has to add a second factor first', async () => {
    const { person, stream } = await watching('reviewer');
    await change(person, { role: 'auditor' });
    expect(await toldOf(stream)).toBe(false);
  });

  test('ends when the person is disabled, with all their others, before it tells anything more', async () => {
    const { person, stream } = await watching('reviewer');
    const other = await streamOf(person.elsewhere());
    const colleague = await watching('reviewer');
    await change(person, { state: 'disabled' });
    const caseId = randomUUID();
    expect(await toldOf(colleague.stream, caseId)).toBe(true);
    for (const ended of [stream, other]) expect(await ended.rest()).not.toContain(caseId);
  });

  test('ends when the person signs out there, and only there', async () => {
    const { person, stream } = await watching('reviewer');
    const other = await streamOf(person.elsewhere());
    expect((await person.call(contract.signOut)).status).toBe(204);
    expect(await stream.rest()).not.toContain('event: change');
    expect(await toldOf(other)).toBe(true);
  });

  test('ends when an administrator ends the sign-in', async () => {
    const { person, stream } = await watching('manager');
    const { status, body } = await t
      .as('admin')
      .call(contract.endSignInsOf, { params: { userId: person.id } });
    expect([status, body]).toEqual([200, { ended: 1 }]);
    expect(await stream.rest()).not.toContain('event: change');
  });

  test('ends when nobody can say any more whose it is', async () => {
    const { stream } = await watching('reviewer');
    await t.db.schema.alterTable('auth_sessions').renameTo('auth_sessions_away').execute();
    await announceSignIns(t.db);
    await announceChange(t.db, randomUUID());
    expect(await stream.rest()).not.toContain('event: change');
    await t.db.schema.alterTable('auth_sessions_away').renameTo('auth_sessions').execute();
  });
});
