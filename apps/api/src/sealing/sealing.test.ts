import { randomBytes, randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../test/harness.ts';
import { loadSecretsKey } from '../connection/secrets-key.ts';
import { requireSealing, whySealingFails } from './check-sealing.ts';
import { sealExisting } from './seal-existing.ts';
import { SEALED_FIELDS } from './sealed-fields.ts';
import { Sealing, SealingError } from './sealing.ts';
import { subjectKeyOf } from './subject-key.ts';

const newSealing = () => new Sealing(loadSecretsKey({ SECRETS_KEY: randomBytes(32).toString('base64') }));
const place = () => ({ table: 'notes', row: randomUUID(), field: 'text' });

describe('a sealed text', () => {
  const sealing = newSealing();
  const id = randomUUID();
  const key = sealing.keyOf({ subject_id: id, wrapped_key: sealing.newKey(id) });

  test.each([
    ['short', 'Łukasz'],
    ['long', 'Łukasz '.repeat(5_000)],
  ])('opens in its place, %s', (_, text) => {
    const here = place();
    const sealed = key.seal(here, text);
    expect(key.open(here, sealed)).toBe(text);
    expect(key.seal(here, text)).not.toBe(sealed);
    expect(sealed).not.toContain('ukasz');
    expect(sealed.length).toBeLessThan(text.length + 80);
  });

  test('stays closed in another row or field, when changed, and under another person’s key', () => {
    const here = place();
    const sealed = key.seal(here, 'secret');
    const other = randomUUID();
    const another = sealing.keyOf({ subject_id: other, wrapped_key: sealing.newKey(other) });
    const changed = `${sealed.slice(0, -6)}${sealed.at(-6) === 'A' ? 'B' : 'A'}${sealed.slice(-5)}`;
    expect(() => key.open({ ...here, row: randomUUID() }, sealed)).toThrow(SealingError);
    expect(() => key.open({ ...here, field: 'note' }, sealed)).toThrow(SealingError);
    expect(() => key.open(here, changed)).toThrow(SealingError);
    expect(() => another.open(here, sealed)).toThrow(SealingError);
    expect(() => key.open(here, 'written by hand')).toThrow('outside Docket');
  });

  test('is gone with its key, and the key opens with its own wrapping key and row only', () => {
    const here = place();
    const sealed = key.seal(here, 'secret');
    const erased = sealing.keyOf({ subject_id: id, wrapped_key: null });
    expect(erased.open(here, sealed)).toBeNull();
    expect(() => erased.seal(here, 'again')).toThrow(SealingError);
    const wrapped = sealing.newKey(id);
    expect(() => sealing.keyOf({ subject_id: randomUUID(), wrapped_key: wrapped })).toThrow(SealingError);
    expect(() => newSealing().keyOf({ subject_id: id, wrapped_key: wrapped })).toThrow('not with');
  });
});

describe('what is kept of a case', () => {
  let t: Harness;
  beforeAll(async () => {
    t = await startHarness();
  });
  afterAll(() => t.close());

  async function texts(caseId: string): Promise<string[]> {
    const all = await Promise.all(
      SEALED_FIELDS.map(({ table, field, ofCase }) =>
        sql<{ text: string }>`select ${sql.ref(field)} as text from ${sql.table(table)}
          where ${ofCase(caseId)} and ${sql.ref(field)} is not null`.execute(t.db),
      ),
    );
    return all.flatMap(({ rows }) => rows.map(({ text }) => text));
  }

  const noteOn = (caseId: string, text: string) =>
    t.as('reviewer').call(contract.addNote, { params: { caseId }, body: { text } });

  test('is sealed in every column, and read as it was', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    await noteOn(caseId, 'Kestrel-note');
    await t.as('reviewer').call(contract.declineCase, {
      params: { caseId },
      headers: t.decide(version),
      body: { reason: 'other', note: 'Kestrel-decision' },
    });
    const kept = await texts(caseId);
    expect(kept.length).toBeGreaterThan(4);
    for (const text of kept) expect(text).toMatch(/^s1\./);
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(JSON.stringify(body.timeline)).toContain('Kestrel-note');
    expect(JSON.stringify(body.timeline)).toContain('Kestrel-decision');
    expect(body.evidence).not.toBeNull();
  });

  test('from before there was sealing is read as it is, and sealed by the worker', async () => {
    const caseId = await t.play('review_face_match_borderline');
    await noteOn(caseId, 'Plover-note');
    const data = await t.keptDecision(caseId);
    const key = await subjectKeyOf(t.db, t.deps, caseId);
    await makeOld(caseId, key);
    expect((await texts(caseId)).some((text) => text.startsWith('s1.'))).toBe(false);
    const read = () => t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(JSON.stringify((await read()).body)).toContain('Plover-note');
    while (await sealExisting(t.deps));
    for (const text of await texts(caseId)) expect(text).toMatch(/^s1\./);
    expect(await t.keptDecision(caseId)).toBe(data);
    expect(JSON.stringify((await read()).body)).toContain('Plover-note');
  });

  /** Puts a case into the state it had before the migration. */
  async function makeOld(caseId: string, key: Awaited<ReturnType<typeof subjectKeyOf>>): Promise<void> {
    for (const { table, field, row, ofCase } of SEALED_FIELDS) {
      const { rows } = await sql<{ at: string; text: string }>`
        select ${row} as at, ${sql.ref(field)} as text from ${sql.table(table)}
        where ${ofCase(caseId)} and ${sql.ref(field)} is not null`.execute(t.db);
      for (const { at, text } of rows) {
        await sql`update ${sql.table(table)} set ${sql.ref(field)} = ${key.open({ table, row: at, field }, text)}
          where ${row} = ${at}`.execute(t.db);
      }
    }
    await sql`update cases set subject_id = null, unsealed = true where id = ${caseId}`.execute(t.db);
  }

  test('has one key for all sessions of one customer, and one of its own without a customer id', async () => {
    const one = await t.play('review_face_match_borderline', { vendor_data: 'customer-77' });
    const two = await t.play('approve', { vendor_data: 'customer-77' });
    const three = await t.play('approve', { vendor_data: 'customer-78' });
    const ids = await Promise.all(
      [one, two, three].map(async (id) => (await subjectKeyOf(t.db, t.deps, id)).id),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    const { rows } = await sql<{ lookup: string }>`select lookup from subject_keys`.execute(t.db);
    expect(JSON.stringify(rows)).not.toContain('customer-77');
  });

  test('is committed to by its entries, which do not hold it', async () => {
    const caseId = await t.play('approve');
    await noteOn(caseId, 'Dunlin-note');
    const entry = (await t.audit(caseId)).find(({ action }) => action === 'note.added');
    expect(entry?.commit).toEqual({ note: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const side = await t.db
      .selectFrom('audit.side')
      .selectAll()
      .where('entry_id', '=', entry?.id ?? '')
      .execute();
    expect(side).toMatchObject([{ name: 'note', sealed: expect.stringMatching(/^s1\./) }]);
    expect(JSON.stringify([entry, side])).not.toContain('Dunlin');
  });

  test('does not let a server start that has no key, or another one than the newest was wrapped with', async () => {
    const none = new Sealing(loadSecretsKey({}));
    expect(await whySealingFails(t.db, t.deps.sealing)).toBeNull();
    expect(await whySealingFails(t.db, none)).toContain('Set SECRETS_KEY');
    expect(await whySealingFails(t.db, newSealing())).toContain('Bring the right SECRETS_KEY');
    const { log } = t.deps;
    await expect(requireSealing({ db: t.db, log, sealing: none })).rejects.toThrow('there is no key for it');
    await expect(requireSealing(t.deps)).resolves.toBeUndefined();
  });
});
