import { contract } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { mirrorListed } from '../../cases/observe/mirror-listed.ts';
import { refreshSession } from '../refresh-session.ts';
import { continueImport } from './continue-import.ts';
import { ensureImport } from './start-import.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ seed: 'demo' });
});
afterAll(() => t.close());
afterEach(() => t.control('DELETE', '/_sandbox/faults'));

async function progress() {
  const { body } = await t.as('admin').call(contract.getSync);
  return body.import;
}

const cases = () => t.db.selectFrom('cases').select(['id', 'status', 'details_at', 'version']).execute();

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{
    waiting: number;
  }>`select count(*)::int as waiting from pg_locks join pg_stat_activity
    using (pid) where not granted and datname = current_database()`.execute(t.db);
  return rows[0]?.waiting ?? 0;
}

const faulty = (status: number, path: string) =>
  t.control('PUT', '/_sandbox/faults', {
    rules: [{ method: 'GET', path, mode: 'status', status }],
  });

describe('the import of an account', () => {
  test('has not begun before a worker started', async () => {
    expect(await progress()).toMatchObject({ state: 'idle', total: null, listed: 0, etaSeconds: null });
    expect(await continueImport(t.deps)).toBe('idle');
  });

  test('lists first: every session is a case that can be found, before its details are read', async () => {
    await ensureImport(t.deps);
    await continueImport(t.deps);
    const rows = await cases();
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.every((row) => row.details_at === null)).toBe(true);
    expect(await progress()).toMatchObject({
      state: 'running',
      phase: 'reading',
      total: rows.length,
      listed: rows.length,
      read: 0,
      unread: rows.length,
      etaSeconds: expect.any(Number),
    });
    const imported = (await t.audit()).filter(({ action }) => action === 'case.imported');
    expect(imported).toHaveLength(rows.length);
  });

  test('goes on where it stopped, In Review first, and is done when the urgent ones are read', async () => {
    await continueImport(t.deps);
    const first = (await cases()).filter((row) => row.details_at !== null);
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set(['In Review']));
    await t.importAccount();
    const rows = await cases();
    expect(rows.every((row) => row.details_at !== null)).toBe(true);
    expect(await progress()).toMatchObject({
      state: 'done',
      phase: null,
      read: rows.length,
      unread: 0,
      finishedAt: expect.any(String),
    });
  });

  test('has found nothing decided outside: what was before is history', async () => {
    expect(await t.db.selectFrom('bypasses').select('id').execute()).toEqual([]);
  });

  test('is not begun again by another start of a worker', async () => {
    await ensureImport(t.deps);
    expect(await t.db.selectFrom('imports').select('id').execute()).toHaveLength(1);
  });

  test('is never two at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => t.as('admin').call(contract.startImport)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('import-running');
    const paces = await Promise.all([1, 2, 3].map(() => continueImport(t.deps)));
    expect(paces.filter((pace) => pace !== 'idle').length).toBeGreaterThan(0);
    await t.importAccount();
    expect((await progress()).state).toBe('done');
  });

  test('changes no case that is known and the same', async () => {
    const before = await cases();
    await t.as('admin').call(contract.startImport);
    await t.importAccount();
    expect(await cases()).toEqual(before);
  });

  test('imports a session once that a webhook tells of at the same moment', async () => {
    const { session_id: id } = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_minor' });
    const { results } = await t.deps.didit.sessions.list({ limit: 200 });
    const reading = await t.db.transaction().execute(async (trx) => {
      await mirrorListed(trx, t.deps, results, t.clock.now());
      const read = refreshSession(t.deps, id);
      await expect.poll(waitingForLocks).toBe(1);
      return { read };
    });
    await reading.read;
    const imported = (await t.audit(id)).filter(({ action }) => action === 'case.imported');
    expect(imported).toHaveLength(1);
    expect(await cases()).toContainEqual(expect.objectContaining({ id, version: 2 }));
  });

  test('waits while Didit is down, and says so', async () => {
    await t.as('admin').call(contract.startImport);
    await faulty(503, '/v3/sessions/');
    expect(await continueImport(t.deps)).toBe('trouble');
    expect(await progress()).toMatchObject({ state: 'running', because: 'server' });
    await t.control('DELETE', '/_sandbox/faults');
    await t.importAccount();
    expect(await progress()).toMatchObject({ state: 'done', because: null });
  });

  test('ends as failed when Didit refuses the key, until somebody or a restart begins it again', async () => {
    await t.as('admin').call(contract.startImport);
    await faulty(403, '/v3/sessions/');
    expect(await continueImport(t.deps)).toBe('trouble');
    expect(await progress()).toMatchObject({ state: 'failed', because: 'auth' });
    await t.control('DELETE', '/_sandbox/faults');
    await t.importAccount();
    expect((await progress()).state).toBe('done');
  });

  test('is not held up by a session that cannot be read', async () => {
    const { session_id: bad } = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_minor' });
    const { session_id: good } = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_minor' });
    await t.as('admin').call(contract.startImport);
    await continueImport(t.deps);
    await faulty(500, `/v3/session/${bad}/decision/`);
    await t.importAccount();
    expect((await progress()).state).toBe('done');
    const row = async (id: string) => (await cases()).find((each) => each.id === id);
    expect((await row(good))?.details_at).not.toBeNull();
    expect((await row(bad))?.details_at).toBeNull();
    await t.control('DELETE', '/_sandbox/faults');
    t.clock.advance(11 * 60_000);
    await t.importAccount();
    expect((await row(bad))?.details_at).not.toBeNull();
  });
});

describe('a case that only the list told of', () => {
  let caseId: string;
  beforeAll(async () => {
    const made = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_aml_pep_hit' });
    caseId = made.session_id;
    await t.as('admin').call(contract.startImport);
    await continueImport(t.deps);
  });

  test('is in the queue and cannot be decided yet', async () => {
    const { body } = await t.as('reviewer').call(contract.claimCase, { params: { caseId } });
    const answer = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(body.version),
      body: { reason: 'false-alarm' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'case-not-decidable']);
    expect(answer.body.detail).toContain('details are being read');
  });

  test('is read at once when somebody opens it', async () => {
    const open = () => t.as('reviewer').call(contract.getCase, { params: { caseId } });
    const before = (await open()).body;
    expect([before.evidence, before.case.detailsRead]).toEqual([null, false]);
    expect(before.allowed.approve.because).toContain('being read');
    await t.drain();
    const after = (await open()).body;
    expect(after.evidence).not.toBeNull();
    expect([after.case.detailsRead, after.allowed.approve]).toEqual([true, true]);
    expect(after.version).toBe(before.version + 1);
  });
});
