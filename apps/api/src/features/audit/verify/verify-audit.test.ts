import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCheckpoint, newSigningKey, signNote } from '@docket/audit';
import { contract } from '@docket/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { appendAudit, SYSTEM } from '../append-audit.ts';
import { sequenceAudit } from '../sequencer/sequence-audit.ts';
import { forgeEntry, tamper } from '../testing/tamper.ts';

let t: Harness;
let folder: string;

// A database for each test: what is done to the log here cannot be undone.
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-anchor-'));
  t = await startHarness({ env: { AUDIT_ANCHOR_FILE: join(folder, 'checkpoints.log') } });
  await sequenceAudit(t.deps);
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true });
});

/** Entries with a checkpoint after each, so that the first bad index is exact. */
async function grow(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await t.db
      .transaction()
      .execute((trx) =>
        appendAudit(trx, t.deps, SYSTEM, { action: 'case.imported', refs: { n: String(i) } }),
      );
    await sequenceAudit(t.deps);
  }
}

async function size(): Promise<number> {
  const rows = await t.db.selectFrom('audit.log').select('leaf_index').execute();
  return rows.length;
}

async function verify() {
  const { status, body } = await t.as('auditor').call(contract.verifyAudit, { body: {} });
  expect(status).toBe(200);
  return body;
}

test('an untouched log verifies, with its anchor, and the verification is recorded', async () => {
  await grow(5);
  const verdict = await verify();
  expect(verdict).toMatchObject({ ok: true, anchored: true, firstBadIndex: null });
  expect(verdict.size).toBe(await size());
  expect(verdict.checks.every((check: { ok: boolean }) => check.ok)).toBe(true);
  expect((await t.audit()).at(-1)).toMatchObject({
    action: 'audit.verified',
    outcome: 'ok',
    actor: { id: await t.userId('auditor'), role: 'auditor' },
    refs: { size: String(verdict.size) },
  });
});

test('a changed entry is found, even with a leaf to match, and the first bad index is its own', async () => {
  const before = await size();
  await grow(6);
  await forgeEntry(t.db, before + 3, '"n":"3"', '"n":"4"');
  expect(await verify()).toMatchObject({ ok: false, firstBadIndex: before + 3 });
  expect((await t.audit()).at(-1)).toMatchObject({ action: 'audit.verified', outcome: 'error' });
});

test('an entry taken out of the middle is found, and the gap is named', async () => {
  const before = await size();
  await grow(6);
  await tamper(t.db, (trx) =>
    trx
      .deleteFrom('audit.log')
      .where('leaf_index', '=', before + 2)
      .execute(),
  );
  const verdict = await verify();
  expect(verdict).toMatchObject({ ok: false, firstBadIndex: before + 2 });
  const positions = verdict.checks.find((check: { name: string }) => check.name === 'positions');
  expect(positions.detail).toContain(`position ${before + 2},`);
});

test('an entry slipped in behind the last checkpoint is found', async () => {
  await grow(2);
  const end = await size();
  await tamper(t.db, (trx) =>
    trx
      .insertInto('audit.log')
      .columns(['leaf_index', 'id', 'entry', 'leaf'])
      .expression((eb) =>
        eb
          .selectFrom('audit.log')
          .select((e) => [e.val(end).as('i'), e.val(t.deps.newId()).as('id'), 'entry', 'leaf'])
          .where('leaf_index', '=', end - 1),
      )
      .execute(),
  );
  expect(await verify()).toMatchObject({ ok: false, firstBadIndex: end });
});

test('cutting the end off together with its checkpoints is found by the anchor, also after the log grew again', async () => {
  await grow(6);
  const end = await size();
  await tamper(t.db, async (trx) => {
    await trx
      .deleteFrom('audit.log')
      .where('leaf_index', '>=', end - 3)
      .execute();
    await trx
      .deleteFrom('audit.checkpoint')
      .where('size', '>', end - 3)
      .execute();
  });
  const cut = await verify();
  expect(cut).toMatchObject({ ok: false, firstBadIndex: end - 3 });
  expect(cut.checks.filter((check: { ok: boolean }) => !check.ok)).toMatchObject([{ name: 'anchor' }]);
  await grow(8);
  const regrown = await verify();
  expect(regrown).toMatchObject({ ok: false, anchored: false, firstBadIndex: end - 3 });
  expect(regrown.checks.find((check: { name: string }) => check.name === 'anchor').detail).toContain(
    'is not in it',
  );
});

test('without a checkpoint from outside the verdict says so', async () => {
  await rm(join(folder, 'checkpoints.log'));
  expect(await verify()).toMatchObject({ ok: true, anchored: false });
});

test('a checkpoint of another log in the anchor file is found', async () => {
  const note = signNote(
    formatCheckpoint({ origin: 'docket.local/audit', size: 900, root: new Uint8Array(32) }),
    newSigningKey('docket.local/audit'),
  );
  await appendFile(join(folder, 'checkpoints.log'), `${note}\n`);
  const verdict = await verify();
  expect(verdict).toMatchObject({ ok: false, anchored: false, firstBadIndex: null });
});

test('who may not verify is refused, and the refusal is recorded', async () => {
  const { status, body } = await t.as('reviewer').call(contract.verifyAudit, { body: {} });
  expect([status, body.code]).toEqual([403, 'forbidden']);
  expect((await t.audit()).at(-1)).toMatchObject({ action: 'access.denied', reason: 'audit:verify' });
});
