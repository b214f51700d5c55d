import { contract } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { subjectKeyOf } from '../../sealing/subject-key.ts';
import { observeSession } from '../cases/observe/observe-session.ts';
import { resumeUsage } from './didit-usage.ts';
import { reconcile } from './reconcile.ts';
import { refreshSession } from './refresh-session.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness({ seed: 'demo' });
  await t.importAccount();
});
afterAll(() => t.close());

interface Listed {
  readonly session_id: string;
  readonly status: string;
  readonly session_kind: string;
  readonly session_number: number;
  readonly full_name: string | null;
  readonly vendor_data: string | null;
}

async function atDidit(): Promise<Listed[]> {
  const answer = await t.sandbox.inject({
    url: '/v3/sessions/?limit=200',
    headers: { 'x-api-key': t.deps.env.DIDIT_API_KEY },
  });
  return answer.json().results;
}

const lastReport = () =>
  t.db.selectFrom('reconciles').selectAll().orderBy('started_at', 'desc').limit(1).executeTakeFirstOrThrow();

const caseRow = (id: string) =>
  t.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('the first import', () => {
  test('makes a case of every session of a person, with its status, number, name and customer', async () => {
    const listed = (await atDidit()).filter(({ session_kind }) => session_kind !== 'business');
    const rows = await t.db.selectFrom('cases').selectAll().execute();
    expect(listed.length).toBeGreaterThanOrEqual(60);
    expect(rows).toHaveLength(listed.length);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const session of listed) {
      expect(byId.get(session.session_id), session.session_id).toMatchObject({
        status: session.status,
        session_number: session.session_number,
        vendor_data: session.vendor_data,
      });
      if (session.full_name) expect(byId.get(session.session_id)?.full_name).toBe(session.full_name);
    }
    expect(new Set(rows.map(({ status }) => status)).size).toBe(10);
  });

  test('gives every case In Review a reason to be looked at, and a waiting time', async () => {
    const { body } = await t
      .as('reviewer')
      .call(contract.listCases, { query: { status: 'In Review', limit: 100 } });
    expect(body.items.length).toBeGreaterThanOrEqual(40);
    for (const item of body.items) {
      expect(item.warnings.length, item.fullName).toBeGreaterThan(0);
      expect(Date.parse(item.dueAt) - Date.parse(item.waitingSince)).toBe(1_440 * 60_000);
      expect(item.workflowLabel).toEqual(expect.any(String));
    }
  });

  test('records each case once', async () => {
    const imported = (await t.audit()).filter(({ action }) => action === 'case.imported');
    const cases = new Set(imported.map((entry) => entry.case));
    expect(imported).toHaveLength(cases.size);
    const rows = await t.db.selectFrom('cases').select('id').execute();
    expect(cases.size).toBe(rows.length);
  });

  test('asks for nothing the second time', async () => {
    await reconcile(t.deps);
    expect(await lastReport()).toMatchObject({ differing: 0, refreshed: 0, errors: 0 });
  });
});

describe('a look for changes', () => {
  test('finds what no webhook told, and raises the version a reviewer saw', async () => {
    const { id, version } = await t.db
      .selectFrom('cases')
      .select(['id', 'version'])
      .where('status', '=', 'In Review')
      .limit(1)
      .executeTakeFirstOrThrow();
    await t.control('POST', `/_sandbox/sessions/${id}/status`, { status: 'Declined', webhook: false });
    await reconcile(t.deps);
    expect(await lastReport()).toMatchObject({ differing: 1, refreshed: 1, finished_at: expect.any(Date) });
    await t.drain();
    expect(await caseRow(id)).toMatchObject({
      status: 'Declined',
      version: version + 1,
      in_review_since: null,
    });
    await reconcile(t.deps);
    expect((await lastReport()).differing).toBe(0);
  });

  test('of nothing but time changes nothing but the time', async () => {
    const { id } = await t.db.selectFrom('cases').select('id').limit(1).executeTakeFirstOrThrow();
    const before = await caseRow(id);
    const entries = (await t.audit(id)).length;
    t.clock.advance(1_000);
    await refreshSession(t.deps, id);
    const after = await caseRow(id);
    expect(after.observed_at.getTime()).toBeGreaterThan(before.observed_at.getTime());
    const times = { observed_at: null, details_at: null };
    expect({ ...after, ...times }).toEqual({ ...before, ...times });
    expect(await t.audit(id)).toHaveLength(entries);
  });

  test('that is older than what we know changes nothing', async () => {
    const caseId = await t.play('review_face_match_borderline');
    const { decision } = await t.deps.didit.sessions.retrieveDecision(caseId);
    await t.control('POST', `/_sandbox/sessions/${caseId}/status`, { status: 'Approved', webhook: false });
    await refreshSession(t.deps, caseId);
    const old = new Date(t.clock.now().getTime() - 60_000);
    await t.db.transaction().execute((trx) =>
      observeSession(trx, t.deps, {
        sessionId: caseId,
        decision,
        reviews: [],
        observedAt: old,
        cause: 'read',
      }),
    );
    expect((await caseRow(caseId)).status).toBe('Approved');
  });

  test('by two at once imports a new session once', async () => {
    const { session_id: id } = await t.control('POST', '/_sandbox/sessions', { scenario: 'review_minor' });
    await Promise.all(Array.from({ length: 5 }, () => refreshSession(t.deps, id)));
    const imported = (await t.audit(id)).filter(({ action }) => action === 'case.imported');
    expect(imported).toHaveLength(1);
    expect((await caseRow(id)).version).toBe(1);
  });

  test('marks a case whose session Didit has deleted: it stays, and can neither be claimed nor decided', async () => {
    const { caseId, version } = await t.claimed('reviewer');
    await t.deps.didit.sessions.delete(caseId);
    await reconcile(t.deps);
    await t.drain();
    expect(await caseRow(caseId)).toMatchObject({ status: 'In Review', deleted_at_didit: expect.any(Date) });
    const entries = (await t.audit(caseId)).map(({ action }) => action);
    expect(entries.filter((action) => action === 'case.deleted-at-didit')).toHaveLength(1);
    const { body } = await t.as('reviewer').call(contract.getCase, { params: { caseId } });
    expect(body.case.deletedAtDidit).toEqual(expect.any(String));
    for (const action of ['claim', 'approve', 'decline', 'requestResubmission', 'block']) {
      expect(body.allowed[action].because, action).toContain('Didit has deleted this session');
    }
    expect(body.version).toBe(version + 1);
    const decided = await t.as('reviewer').call(contract.approveCase, {
      params: { caseId },
      headers: t.decide(body.version),
      body: { reason: 'false-alarm' },
    });
    expect([decided.status, decided.body.code]).toEqual([409, 'case-not-decidable']);
    const claimed = await t.as('reviewer2').call(contract.claimCase, { params: { caseId } });
    expect([claimed.status, claimed.body.code]).toEqual([409, 'case-not-decidable']);
    await refreshSession(t.deps, caseId);
    expect((await caseRow(caseId)).version).toBe(version + 1);
  });
});

describe('what is kept', () => {
  test('no table holds a link to a picture, a session link in its evidence, or the API key', async () => {
    const rows = await t.db.selectFrom('evidence').select(['case_id', 'view_text']).execute();
    expect(rows.length).toBeGreaterThan(50);
    for (const { case_id: id, view_text } of rows) {
      const key = await subjectKeyOf(t.db, t.deps, id);
      const view = key.open({ table: 'evidence', row: id, field: 'view_text' }, view_text);
      const text = `${await t.keptDecision(id)}${view}`;
      expect(text).toContain('session_id');
      expect(text).not.toMatch(/X-Amz-|\/media\/|\/session\//);
      expect(text).not.toContain(t.deps.env.DIDIT_API_KEY);
    }
  });

  test('the audit log holds no name, document number or e-mail of any customer', async () => {
    await t.as('reviewer').call(contract.listCases, { query: { q: 'garcía' } });
    const people = await t.db.selectFrom('cases').select(['full_name', 'document_number', 'email']).execute();
    const words = people.flatMap((row) => [row.full_name, row.document_number, row.email]);
    const log = (await t.audit()).map((entry) => JSON.stringify(entry)).join('\n');
    expect(words.length).toBeGreaterThan(100);
    const leaked = words.filter((word) => word !== null && word.length > 3 && log.includes(word));
    expect(leaked).toEqual([]);
    expect(log).not.toContain('garcía');
  });
});

test('a server that starts again counts what the one before it asked of Didit in the last minute', async () => {
  const usage = async () => (await t.as('admin').call(contract.getSync)).body.budget;
  const own = await usage();
  const at = (secondsAgo: number) => new Date(t.deps.clock().getTime() - secondsAgo * 1_000);
  const used = { reads: 200, background_reads: 150, writes: 20, background_writes: 0 };
  await t.db
    .insertInto('didit_usage')
    .values([
      { process: 'gone:1', at: at(40), ...used },
      { process: 'gone:2', at: at(10), ...used },
      { process: 'long-gone:1', at: at(90), ...used },
    ])
    .execute();
  await resumeUsage(t.deps);
  expect(await usage()).toMatchObject({
    read: { used: own.read.used + 400, background: own.read.background + 300 },
    write: { used: own.write.used + 40, background: own.write.background },
  });
});
