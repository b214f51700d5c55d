import { randomUUID } from 'node:crypto';
import { ChangeNews, contract } from '@docket/contracts';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EventStream } from '../../../test/event-stream.ts';
import { type Harness, type Person, startHarness } from '../../../test/harness.ts';
import { buildApp } from '../../app.ts';
import { createDeps, type Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { announceLapsedClaims } from './keep-house.ts';
import { dropDeadInstances } from './looker-store.ts';

/** One database, two API processes: the harness's own, and another beside it. */
let t: Harness;
let otherDeps: Deps;
let other: App;
beforeAll(async () => {
  t = await startHarness();
  otherDeps = await createDeps(t.deps.env, { clock: () => t.clock.now(), log: pino({ level: 'silent' }) });
  other = await buildApp(otherDeps);
  await other.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await other.close();
  await otherDeps.close();
  await t.close();
});

const soon = { timeout: 5_000, interval: 10 };
const open = async (person: Person, options?: Parameters<typeof EventStream.open>[2], app: App = t.app) =>
  EventStream.open(app, await t.cookie(person), options);

/** Opened, and told where it stands. */
async function begun(...[person, options, app]: Parameters<typeof open>): Promise<EventStream> {
  const stream = await open(person, options, app);
  await expect.poll(() => stream.position, soon).not.toBe('');
  return stream;
}

const claim = (caseId: string, person: Person = 'reviewer') =>
  t.as(person).call(contract.claimCase, { params: { caseId } });
const release = (caseId: string) => t.as('reviewer').call(contract.releaseCase, { params: { caseId } });

describe('a change', () => {
  test('made through one process is seen on the streams of all, as the row stands now', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await using here = await begun('reviewer2');
    await using there = await begun('auditor', {}, other);
    await claim(caseId);
    for (const stream of [here, there])
      await expect.poll(() => stream.told(caseId).at(-1)?.row.holder?.name, soon).toBe('Rita Lindqvist');
    const { body } = await t.as('reviewer').call(contract.listCases, { query: { q: caseId } });
    const [row] = body.items;
    const told = here.told(caseId).at(-1);
    expect(told).toEqual(there.told(caseId).at(-1));
    for (const [key, value] of Object.entries(told.row)) expect([key, value]).toEqual([key, row[key]]);
    for (const event of [...here.named('change'), ...there.named('change')])
      expect(ChangeNews.parse(event)).toEqual(event);
  });

  test('tells nothing of the customer, and says when that must be asked for', async () => {
    await using stream = await begun('reviewer');
    const caseId = await t.play('review_aml_pep_hit');
    await expect.poll(() => stream.told(caseId).at(-1)?.anew, soon).toBe(true);
    const { full_name } = await t.db
      .selectFrom('cases')
      .select('full_name')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(full_name).not.toBeNull();
    expect(JSON.stringify(stream.events)).not.toContain(full_name);
    await claim(caseId);
    await expect.poll(() => stream.told(caseId).at(-1)?.row.holder, soon).not.toBeNull();
    expect(stream.told(caseId).at(-1)?.anew).toBe(false);
  });

  test('that is refused is told to nobody', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await using stream = await begun('reviewer2');
    await t.as('reviewer').call(contract.releaseCase, { params: { caseId } });
    const next = await t.play('review_vpn_detected');
    await expect.poll(() => stream.told(next).length, soon).toBeGreaterThan(0);
    expect(stream.told(caseId).filter(({ anew }) => !anew)).toEqual([]);
  });

  test('by a decision under a blind policy tells that there is one and not which', async () => {
    const { body } = await t.as('admin').call(contract.getPolicy);
    const { rules, expiryHours, version } = body.policy;
    await t.as('admin').call(contract.changePolicy, {
      headers: { 'if-match': `"${version}"` },
      body: { rules, expiryHours, because: 'The board asked for it.', blind: true },
    });
    const held = await t.claimed('reviewer', 'review_aml_sanctions_hit');
    await using stream = await begun('manager');
    await t.as('reviewer').call(contract.approveCase, {
      params: { caseId: held.caseId },
      headers: t.decide(held.version),
      body: { reason: 'risk-accepted', note: 'Known to the branch for years.' },
    });
    await expect
      .poll(() => stream.told(held.caseId).at(-1)?.row.decision, soon)
      .toMatchObject({ state: 'pending_approval', outcome: 'hidden' });
    expect(JSON.stringify(stream.events)).not.toContain('approve"');
  });
});

describe('a stream that comes back', () => {
  test('is told exactly what it missed, once for each case', async () => {
    const [first, second] = [await t.play('review_vpn_detected'), await t.play('review_name_mismatch')];
    const before = await begun('reviewer2');
    await claim(first);
    await expect.poll(() => before.told(first).length, soon).toBeGreaterThan(0);
    const lastEventId = before.position;
    await before.close();

    await release(first);
    await claim(second);
    await release(second);
    for (const app of [t.app, other]) {
      await using back = await begun('reviewer2', { lastEventId }, app);
      const told = back.named('change')[0];
      expect(told.all).toBe(false);
      expect(told.cases.map(({ caseId }: { caseId: string }) => caseId).sort()).toEqual(
        [first, second].sort(),
      );
      expect(told.cases.every(({ row }: { row: { holder: null } }) => row.holder === null)).toBe(true);
      await using again = await begun('reviewer2', { query: { since: back.position } }, app);
      expect(again.named('change')[0]).toEqual({ all: false, cases: [] });
    }
  });

  test('misses no change that began before it left and committed after', async () => {
    const caseId = await t.play('review_name_mismatch');
    const late = await t.db.startTransaction().execute();
    await sql`insert into case_changes (case_id) values (${caseId})`.execute(late);
    const before = await begun('reviewer2');
    const other = await t.play('review_vpn_detected');
    await expect.poll(() => before.told(other).length, soon).toBeGreaterThan(0);
    await before.close();
    expect(before.told(caseId).filter(({ anew }) => !anew)).toEqual([]);
    await late.commit().execute();
    await using back = await begun('reviewer2', { lastEventId: before.position });
    expect(back.told(caseId)).toHaveLength(1);
  });

  test.each([
    ['from hours ago', '1000000000-100:100:'],
    ['of a database that has counted further', `${Math.floor(Date.now() / 1000)}-99999999:99999999:`],
    ['that no database writes', `${Math.floor(Date.now() / 1000)}-9:3:7,5`],
  ])('with a position %s reads everything anew', async (_, since) => {
    await using stream = await begun('reviewer', { query: { since } });
    expect(stream.named('change')[0]).toEqual({ all: true, cases: [] });
  });

  test('with something that is no position is refused', async () => {
    const answer = await t.as('reviewer').call(contract.streamEvents, { query: { since: '1; select' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });

  test('is told nothing of cases when its role sees none', async () => {
    const caseId = await t.play('review_name_mismatch');
    await using stream = await open('admin', { query: { since: '1000000000-100:100:' } });
    await claim(caseId);
    await using colleague = await begun('reviewer2');
    await expect.poll(() => colleague.told(caseId).length, soon).toBeGreaterThan(0);
    expect(stream.events.filter(({ name }) => name !== 'sync')).toEqual([]);
  });
});

describe('a process whose line to the database breaks', () => {
  test('tells afterwards what was committed meanwhile', async () => {
    const caseId = await t.play('review_name_mismatch');
    await using stream = await begun('reviewer2', {}, other);
    // Both processes stop to listen; one of them is told of the change by its own way back.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'docket listen docket_change' and datname = current_database()`.execute(t.db);
    await claim(caseId);
    await expect.poll(() => stream.told(caseId).at(-1)?.row.holder?.name, soon).toBe('Rita Lindqvist');
  });
});

describe('who looks at a case', () => {
  test('is told to colleagues on every process while the page is open', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await using early = await begun('manager');
    const rita = await begun('reviewer', { query: { looking: caseId } });
    const again = await begun('reviewer', { query: { looking: caseId } }, other);
    await using late = await begun('auditor', {}, other);
    for (const stream of [early, late])
      await expect.poll(() => stream.lookers(caseId), soon).toEqual(['Rita Lindqvist']);
    await rita.close();
    await using next = await begun('reviewer2', { query: { looking: caseId } });
    for (const stream of [early, late, next])
      await expect.poll(() => stream.lookers(caseId), soon).toEqual(['Rafael Osei', 'Rita Lindqvist']);
    await again.close();
    for (const stream of [early, late, next])
      await expect.poll(() => stream.lookers(caseId), soon).toEqual(['Rafael Osei']);
  });

  test('is neither told to, nor said of, a role that may not see cases; trying is on record', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await using admin = await open('admin');
    await using colleague = await begun('reviewer', { query: { looking: caseId } });
    await expect.poll(() => colleague.lookers(caseId), soon).toEqual(['Rita Lindqvist']);
    const answer = await t.as('admin').call(contract.streamEvents, { query: { looking: caseId } });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'access.denied', reason: 'case:view' });
    expect(admin.named('looking')).toEqual([]);
    expect(colleague.lookers(caseId)).toEqual(['Rita Lindqvist']);
  });

  test('of a case that there is not is nobody', async () => {
    const caseId = randomUUID();
    await using stream = await begun('reviewer', { query: { looking: caseId } });
    expect(
      stream
        .named('looking')
        .at(-1)
        .cases.map((one: { caseId: string }) => one.caseId),
    ).not.toContain(caseId);
  });

  test('ends with the process that had their stream, once another has missed it for a minute', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const dead = randomUUID();
    await t.db.insertInto('live_instances').values({ id: dead }).execute();
    await t.db
      .insertInto('lookers')
      .values({
        stream_id: randomUUID(),
        instance_id: dead,
        case_id: caseId,
        user_id: await t.userId('manager'),
      })
      .execute();
    await using stream = await begun('reviewer');
    expect(stream.lookers(caseId)).toEqual(['Mara Kovács']);
    await dropDeadInstances(t.deps.db);
    expect(
      await t.db.selectFrom('live_instances').select('id').where('id', '=', dead).execute(),
    ).toHaveLength(1);
    await sql`update live_instances set seen_at = seen_at - interval '61 seconds' where id = ${dead}`.execute(
      t.db,
    );
    await dropDeadInstances(t.deps.db);
    await expect.poll(() => stream.lookers(caseId), soon).toEqual([]);
    expect(await t.db.selectFrom('live_instances').select('id').where('id', '=', dead).execute()).toEqual([]);
  });
});

test('a claim that runs out is told although nobody does anything', async () => {
  const caseId = await t.play('review_face_match_borderline');
  await claim(caseId);
  await using stream = await begun('manager');
  await sql`update claims set expires_at = clock_timestamp() where case_id = ${caseId}`.execute(t.db);
  const before = stream.told(caseId).length;
  await announceLapsedClaims(t.deps.db);
  await expect.poll(() => stream.told(caseId).length, soon).toBeGreaterThan(before);
  expect(stream.told(caseId).at(-1)?.row.holder).toBeNull();
  await announceLapsedClaims(t.deps.db);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_changes
    where case_id = ${caseId} and at >= (select expires_at from claims where case_id = ${caseId})`.execute(
    t.db,
  );
  expect(rows[0]?.count).toBe(1);
});
