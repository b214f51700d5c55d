import { AUDIT_ACTIONS, type AuditRow, contract } from '@docket/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, type Person, startHarness } from '../../../../test/harness.ts';
import { appendAudit, SYSTEM } from '../append-audit.ts';
import { sequenceAudit } from '../sequencer/sequence-audit.ts';
import { forgeEntry } from '../testing/tamper.ts';

const CASE_ID = '019a0000-0000-7000-8000-000000001044';
const OTHER_CASE_ID = '019a0000-0000-7000-8000-000000002000';
let t: Harness;

beforeAll(async () => {
  t = await startHarness();
  await t.db
    .insertInto('cases')
    .values({
      id: CASE_ID,
      session_number: 1044,
      status: 'In Review',
      observed_at: new Date(),
      session_created_at: new Date(),
    })
    .execute();
  await t.db.transaction().execute(async (trx) => {
    for (let i = 0; i < 12; i += 1) {
      await appendAudit(trx, t.deps, SYSTEM, {
        action: 'case.imported',
        case: CASE_ID,
        refs: { n: String(i) },
      });
    }
  });
  await sequenceAudit(t.deps);
});
afterAll(() => t.close());

async function list(query: Record<string, string | number> = {}, person: Person = 'auditor') {
  const { status, body } = await t.as(person).call(contract.listAudit, { query });
  return { status, body, items: (body.items ?? []) as AuditRow[] };
}

async function pages(query: Record<string, string | number>): Promise<AuditRow[]> {
  const found: AuditRow[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body, items } = await list({ ...query, ...(cursor === '' ? {} : { cursor }) });
    found.push(...items);
    cursor = body.nextCursor;
  }
  return found;
}

test('newest first, entries without a checkpoint on top, each with a sentence in names of today', async () => {
  await t.db
    .transaction()
    .execute((trx) => appendAudit(trx, t.deps, SYSTEM, { action: 'case.changed', case: CASE_ID }));
  const { items, body } = await list({ caseId: CASE_ID, reads: 'false' });
  expect(items[0]).toMatchObject({
    index: null,
    leafHash: null,
    action: 'case.changed',
    sentence: 'Didit changed the status of case #1044',
    actor: { type: 'system', name: 'Docket' },
  });
  const logged = items.slice(1).map((row) => row.index ?? -1);
  expect(logged).toEqual(logged.toSorted((a, b) => b - a));
  expect(logged).toHaveLength(12);
  expect(body.total).toBe(13);
  expect(body.checkpoint).toMatchObject({ verifierKey: expect.stringMatching(/^docket\.local\/audit\+/) });
});

test('a person who signs in is named, though nobody is signed in at that moment', async () => {
  await list({}, 'manager');
  const { items } = await list({ action: 'auth.signed-in' });
  expect(items.map((row) => row.sentence)).toContain('Mara Kovács signed in');
});

test('paging shows every entry once, also while new ones arrive', async () => {
  const found = await pages({ action: 'case.imported', limit: 5 });
  expect(found).toHaveLength(12);
  expect(new Set(found.map((row) => row.id)).size).toBe(12);

  const first = await list({ limit: 3 });
  await sequenceAudit(t.deps);
  const second = await list({ limit: 3, cursor: first.body.nextCursor });
  const ids = [...first.items, ...second.items].map((row) => row.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('filters narrow by person, action, case, time and by leaving out looking', async () => {
  const auditor = await t.userId('auditor');
  await list();
  expect((await list({ actor: auditor })).items.every((row) => row.actor.id === auditor)).toBe(true);
  expect((await list({ caseId: OTHER_CASE_ID, reads: 'false' })).items).toEqual([]);
  const withoutReads = await list({ reads: 'false', limit: 100 });
  expect(withoutReads.items.some((row) => row.action === 'audit.viewed')).toBe(false);
  expect((await list({ to: '2020-01-01T00:00:00Z' })).items).toEqual([]);
  expect((await list({ from: '2020-01-01T00:00:00Z' })).items.length).toBeGreaterThan(0);
  const both = await list({ action: 'case.imported,user.created', limit: 100 });
  expect(new Set(both.items.map((row) => row.action))).toEqual(new Set(['case.imported', 'user.created']));
});

test('reading the log is itself recorded, with how much was shown and never what was read', async () => {
  const { body } = await list({ caseId: CASE_ID, limit: 2 });
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'audit.viewed',
    case: CASE_ID,
    actor: { id: await t.userId('auditor') },
    refs: { shown: '2', total: String(body.total) },
  });
});

test('a reviewer sees only what they did, and asking for a colleague is refused and recorded', async () => {
  const reviewer = await t.userId('reviewer');
  await list({}, 'reviewer');
  const own = await list({}, 'reviewer');
  expect(own.items.length).toBeGreaterThan(0);
  expect(own.items.every((row) => row.actor.id === reviewer)).toBe(true);
  const others = await list({ actor: await t.userId('manager') }, 'reviewer');
  expect([others.status, others.body.code]).toEqual([403, 'forbidden']);
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'access.denied',
    outcome: 'denied',
    reason: 'audit:view',
    actor: { id: reviewer },
  });
});

test('nobody reads the log without signing in', async () => {
  const { status, body } = await t.anonymous.call(contract.listAudit);
  expect([status, body.code]).toEqual([401, 'not-signed-in']);
});

test('a cursor that was tampered with or belongs to another filter answers 400', async () => {
  const { body } = await list({ action: 'case.imported', limit: 2 });
  const cursor: string = body.nextCursor;
  const forged = `${Buffer.from('[1,"x"]').toString('base64url')}.${cursor.split('.')[1]}`;
  for (const query of [
    { action: 'case.imported', cursor: forged },
    { action: 'case.imported', cursor: 'nonsense' },
    { action: 'case.imported', cursor: '.' },
    { action: 'case.changed', cursor },
  ]) {
    const answer = await list(query);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, '/querystring/cursor']);
  }
});

test('an action outside the catalogue answers 400 instead of an empty list', async () => {
  const { status, body } = await list({ action: 'case.imported,toString' });
  expect([status, body.errors?.[0]?.pointer]).toEqual([400, '/querystring/action']);
});

test('every action of the catalogue has a sentence without anything left to fill in', async () => {
  const reviewer = await t.userId('reviewer');
  const actions = Object.keys(AUDIT_ACTIONS) as (keyof typeof AUDIT_ACTIONS)[]; // Object.keys forgets its table
  await t.db.transaction().execute(async (trx) => {
    for (const action of actions) {
      await appendAudit(trx, t.deps, SYSTEM, {
        action,
        case: CASE_ID,
        object: { type: 'user', id: reviewer },
      });
    }
  });
  const { items } = await list({ caseId: CASE_ID, limit: 100 });
  const seen = new Set(items.map((row) => row.action));
  for (const action of actions) expect(seen).toContain(action);
  for (const { sentence } of items) expect(sentence).not.toMatch(/[{}]|undefined|null/);
});

test('an entry that Docket cannot have written is shown as such, and the rest of the page with it', async () => {
  await sequenceAudit(t.deps);
  const { items } = await list({ action: 'case.imported', limit: 1 });
  const index = items[0]?.index ?? -1;
  await forgeEntry(t.db, index, '"outcome":"ok"', '"outcome":"fine"');
  const after = await list({ action: 'case.imported', limit: 2 });
  expect(after.items.map((row) => row.action)).toEqual(['unreadable', 'case.imported']);
});
