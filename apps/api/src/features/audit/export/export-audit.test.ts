import { verifierKeyOf } from '@docket/audit';
import { type BundleReport, verifyBundle } from '@docket/audit/bundle';
import { contract, FRESH_MINUTES } from '@docket/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { appendAudit, SYSTEM } from '../append-audit.ts';
import { sequenceAudit } from '../sequencer/sequence-audit.ts';
import { forgeEntry, tamper } from '../testing/tamper.ts';

let t: Harness;
let caseId: string;
beforeAll(async () => {
  t = await startHarness();
  caseId = (await t.claimed('reviewer')).caseId;
  // more than one stored subtree of 256, and a last one that is not full
  await grow(700);
});
afterAll(() => t.close());

async function grow(count: number): Promise<void> {
  for (let done = 0; done < count; done += 100) {
    await t.db.transaction().execute(async (trx) => {
      for (let i = 0; i < 100; i += 1) {
        await appendAudit(trx, t.deps, SYSTEM, { action: 'case.imported', refs: { n: String(done + i) } });
      }
    });
    await sequenceAudit(t.deps);
    t.clock.advance(60_000);
  }
  // Exporting takes a sign-in of the last minutes; that the clock was moved is no matter of the auditor's.
  await t.db.updateTable('auth_sessions').set({ confirmed_at: t.clock.now() }).execute();
}

async function take(query: Record<string, string | number> = {}) {
  const answer = await t.as('auditor').call(contract.exportAudit, { query });
  return { ...answer, bundle: new Blob([new Uint8Array(answer.raw)]) };
}

async function verify(bundle: Blob, anchors: string[] = []): Promise<BundleReport> {
  return verifyBundle(bundle, { key: verifierKeyOf(t.deps.auditKey), anchors });
}

async function noteOver(size: number): Promise<string> {
  const rows = await t.db
    .selectFrom('audit.checkpoint')
    .select('note')
    .where('size', '>=', size)
    .orderBy('size')
    .execute();
  return rows[0]?.note ?? '';
}

const sizeOf = (note: string) => Number(note.split('\n')[1]);
const failed = ({ checks }: BundleReport) => checks.filter(({ ok }) => !ok);

describe('the bundle', () => {
  test('of the whole log verifies, and the export is on record before it', async () => {
    const before = (await t.audit()).length;
    const { status, headers, bundle } = await take();
    expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="docket-audit-all-\d+\.zip"$/);
    const report = await verify(bundle, [await noteOver(1)]);
    expect(failed(report)).toEqual([]);
    expect(report).toMatchObject({ ok: true, anchored: true });
    expect(headers['x-audit-entries']).toBe(String(report.entries));
    const entries = await t.audit();
    expect(entries.length).toBeGreaterThan(before);
    expect(entries.at(-1)).toMatchObject({
      action: 'audit.exported',
      actor: { id: await t.userId('auditor'), role: 'auditor' },
      refs: { scope: 'all', entries: String(report.entries), size: String(report.size) },
    });
  });

  test('of one case holds its entries with their proofs, and leads to an older checkpoint on request', async () => {
    const older = await noteOver(300);
    const { bundle } = await take({ caseId, held: sizeOf(older) });
    const report = await verify(bundle, [older]);
    expect(failed(report)).toEqual([]);
    expect(report).toMatchObject({ ok: true, anchored: true, scope: { kind: 'case', case: caseId } });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit.log where case_id = ${caseId}`.execute(t.db);
    expect(report.entries).toBe(rows[0]?.n);
    expect((await t.audit(caseId)).at(-1)).toMatchObject({
      action: 'audit.exported',
      refs: { scope: 'case' },
    });
  });

  test('of a period is an unbroken run with its neighbours', async () => {
    const log = await t.db.selectFrom('audit.log').select('at').orderBy('leaf_index').execute();
    const [from, to] = [String(log[150]?.at), String(log[450]?.at)];
    const { bundle } = await take({ from, to });
    const report = await verify(bundle);
    expect(failed(report)).toEqual([]);
    const inside = log.filter(({ at }) => at >= from && at <= to).length;
    expect(report).toMatchObject({ ok: true, entries: inside + 2 });
    const open = await verify((await take({ from })).bundle);
    expect(open).toMatchObject({ ok: true, scope: { kind: 'period', from } });
  });

  test('of a log that somebody changed says so, wherever the changed entry is in it', async () => {
    const index = 400;
    await forgeEntry(t.db, index, '"outcome":"ok"', '"outcome":"no"');
    const all = await verify((await take()).bundle);
    expect(all.ok).toBe(false);
    expect(all.firstBadIndex).toBeLessThanOrEqual(index);
    const log = await t.db
      .selectFrom('audit.log')
      .select(['at', 'leaf_index'])
      .orderBy('leaf_index')
      .execute();
    const part = await verify((await take({ from: String(log[390]?.at), to: String(log[410]?.at) })).bundle);
    expect(part.ok).toBe(false);
    await forgeEntry(t.db, index, '"outcome":"no"', '"outcome":"ok"');
    expect(await verify((await take()).bundle)).toMatchObject({ ok: true });
  });

  test('does not trust the stored roots of subtrees: wrong or missing ones change nothing', async () => {
    await t.db
      .updateTable('audit.tile')
      .set({ root: Buffer.alloc(32) })
      .where('tile_index', '=', 1)
      .execute();
    expect(await verify((await take({ caseId })).bundle)).toMatchObject({ ok: true });
    await t.db.deleteFrom('audit.tile').where('tile_index', '=', 1).execute();
    expect(await verify((await take({ caseId })).bundle)).toMatchObject({ ok: true });
    await t.db.deleteFrom('audit.tile').execute();
    expect(await verify((await take({ caseId })).bundle)).toMatchObject({ ok: true });
  });

  test('whose log has a gap ends in the middle, and is then no bundle', async () => {
    await sequenceAudit(t.deps);
    const [row] = await t.db.selectFrom('audit.log').selectAll().where('leaf_index', '=', 300).execute();
    if (row === undefined) throw new Error('the log is too short');
    await tamper(t.db, (trx) => trx.deleteFrom('audit.log').where('leaf_index', '=', 300).execute());
    await t.db.deleteFrom('audit.tile').execute();
    expect((await take({ caseId })).status).toBe(500);
    const { id, entry, leaf } = row;
    await tamper(t.db, (trx) =>
      trx.insertInto('audit.log').values({ leaf_index: 300, id, entry, leaf }).execute(),
    );
    expect(await verify((await take()).bundle)).toMatchObject({ ok: true });
  });
});

describe('a request for a bundle', () => {
  test.each([
    [{ caseId: '6f1c0e4e-6a52-4a5e-8f4b-0d6b8a7f0000' }, 404],
    [{ from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' }, 404],
    [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 400],
    [{ caseId: '6f1c0e4e-6a52-4a5e-8f4b-0d6b8a7f0000', from: '2026-01-02T00:00:00Z' }, 400],
    [{ held: 10_000_000 }, 400],
    [{ held: 0 }, 400],
    [{ nonsense: 1 }, 400],
  ])('for %j is answered with %i and exports nothing', async (query, status) => {
    const before = (await t.audit()).length;
    expect((await take(query)).status).toBe(status);
    expect((await t.audit()).length).toBe(before);
  });

  test('wants to know who asks, within the last minutes, before anything leaves', async () => {
    await t.as('auditor').call(contract.getMe);
    t.clock.advance(FRESH_MINUTES * 60_000 + 1_000);
    const before = (await t.audit()).length;
    const { status, body } = await t.as('auditor').call(contract.exportAudit);
    expect([status, body.code]).toEqual([403, 'fresh-sign-in-required']);
    expect(await t.audit()).toHaveLength(before);
    t.forget('auditor');
    expect((await t.as('auditor').call(contract.exportAudit)).status).toBe(200);
  });

  test.each(['reviewer', 'manager', 'admin'] as const)('of a %s is refused, on record', async (person) => {
    const { status, body } = await t.as(person).call(contract.exportAudit);
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect((await t.audit()).at(-1)).toMatchObject({ action: 'access.denied', reason: 'audit:export' });
  });
});
