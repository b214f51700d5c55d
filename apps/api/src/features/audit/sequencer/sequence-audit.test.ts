import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, parseFrontier, verifierKeyOf, verifyLog } from '@docket/audit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../../../test/harness.ts';
import { appendAudit, SYSTEM } from '../append-audit.ts';
import { tamper } from '../testing/tamper.ts';
import { isCovered } from '../verify/is-covered.ts';
import { readLastAnchor } from './anchor-file.ts';
import { AnchorError, publishNewest } from './publish-checkpoint.ts';
import { sequenceAudit } from './sequence-audit.ts';

let t: Harness;
let folder: string;
let anchorFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-anchor-'));
  anchorFile = join(folder, 'new', 'checkpoints.log');
  t = await startHarness({ env: { AUDIT_ANCHOR_FILE: anchorFile } });
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true });
});

async function append(objectId: string = randomUUID()): Promise<string> {
  return t.db
    .transaction()
    .execute((trx) =>
      appendAudit(trx, t.deps, SYSTEM, { action: 'case.imported', object: { type: 'case', id: objectId } }),
    );
}

async function readLog() {
  const entries = await t.db
    .selectFrom('audit.log')
    .select(['id', 'entry', 'leaf_index'])
    .orderBy('leaf_index')
    .execute();
  const checkpoints = await t.db.selectFrom('audit.checkpoint').selectAll().orderBy('size').execute();
  return { entries, checkpoints };
}

test('entries of parallel transactions all land exactly once, in order without gaps, and the roots verify', async () => {
  const appending = Array.from({ length: 120 }, () => append());
  const sequencing = Array.from({ length: 20 }, () => sequenceAudit(t.deps));
  const ids = await Promise.all(appending);
  await Promise.all(sequencing);
  await sequenceAudit(t.deps);
  const { entries, checkpoints } = await readLog();
  expect(entries.map((row) => row.leaf_index)).toEqual(entries.map((_, i) => i));
  for (const id of ids) expect(entries.filter((row) => row.id === id)).toHaveLength(1);
  const report = await verifyLog({
    entries: entries.map(({ entry }) => entry),
    checkpoints: checkpoints.map(({ note }) => note),
    verifierKeys: [verifierKeyOf(t.deps.auditKey)],
  });
  expect(report).toMatchObject({ ok: true, size: entries.length, firstBadIndex: null });
});

test('a transaction that rolls back leaves no entry', async () => {
  const objectId = randomUUID();
  const attempt = t.db.transaction().execute(async (trx) => {
    await appendAudit(trx, t.deps, SYSTEM, {
      action: 'case.imported',
      object: { type: 'case', id: objectId },
    });
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  await sequenceAudit(t.deps);
  expect((await t.audit()).filter(({ object }) => object?.id === objectId)).toEqual([]);
});

test('a transaction that commits after a later one was sequenced keeps its entry', async () => {
  let commit = () => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let slowId = '';
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = t.db.transaction().execute(async (trx) => {
    slowId = await appendAudit(trx, t.deps, SYSTEM, { action: 'case.imported' });
    written();
    await held;
  });
  await isWritten;
  const quickId = await append();
  await sequenceAudit(t.deps);
  expect(await isCovered(t.db, quickId)).toBe(true);
  expect(await isCovered(t.db, slowId)).toBe(false);
  commit();
  await slow;
  await sequenceAudit(t.deps);
  expect(await isCovered(t.db, slowId)).toBe(true);
});

test('two passes at once share the work without giving an index twice', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => append()));
  const taken = await Promise.all(Array.from({ length: 6 }, () => sequenceAudit(t.deps)));
  const rest = await sequenceAudit(t.deps);
  expect(taken.reduce((sum, n) => sum + n, rest)).toBe(ids.length);
});

test('a checkpoint names its log and time, and its frontier gives its root', async () => {
  await append();
  await sequenceAudit(t.deps);
  const last = (await readLog()).checkpoints.at(-1);
  if (last === undefined) throw new Error('there is a checkpoint');
  const opened = openCheckpoint(last.note, [verifierKeyOf(t.deps.auditKey)]);
  expect(opened).toMatchObject({ origin: 'docket.local/audit', size: last.size });
  expect(opened.extensions).toEqual([`time ${last.signed_at.toISOString()}`]);
  expect(last.root.equals(opened.root)).toBe(true);
  expect(parseFrontier(last.frontier).size).toBe(last.size);
});

test('the log and its checkpoints refuse to be updated, deleted or truncated', async () => {
  await append();
  await sequenceAudit(t.deps);
  for (const table of ['audit.log', 'audit.checkpoint']) {
    const column = table === 'audit.log' ? 'entry' : 'note';
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(sql.raw(statement).execute(t.db), statement).rejects.toThrow('append-only');
    }
  }
});

test('the database refuses a leaf that is not the hash of its entry', async () => {
  const insert = sql`insert into audit.log (leaf_index, id, entry, leaf)
    values (1000000, ${randomUUID()}, '{"ts":"x","action":"y"}', ${Buffer.alloc(32)})`;
  await expect(insert.execute(t.db)).rejects.toThrow('log_leaf_matches');
});

test('an entry with a NUL character is refused where it is made, because it would stop the log', async () => {
  await expect(append('a\u0000b')).rejects.toThrow('NUL');
});

test('a frontier that does not give the signed root stops the sequencer before it signs more', async () => {
  await append();
  await sequenceAudit(t.deps);
  const before = (await readLog()).checkpoints.length;
  const id = await append();
  const last = (await readLog()).checkpoints.at(-1);
  const setFrontier = (text: string) =>
    tamper(t.db, (trx) =>
      trx
        .updateTable('audit.checkpoint')
        .set({ frontier: text })
        .where('size', '=', last?.size ?? -1)
        .execute(),
    );
  const right = last?.frontier ?? '';
  await setFrontier(right.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')));
  await expect(sequenceAudit(t.deps)).rejects.toThrow('does not match its frontier');
  expect((await readLog()).checkpoints).toHaveLength(before);
  await setFrontier(right);
  await sequenceAudit(t.deps);
  expect(await isCovered(t.db, id)).toBe(true);
});

test('each checkpoint is announced and appended to the anchor file, in a folder for the owner alone', async () => {
  await append();
  await sequenceAudit(t.deps);
  const last = (await readLog()).checkpoints.at(-1);
  expect(await readLastAnchor(anchorFile)).toEqual({ size: last?.size, note: last?.note });
  const { mode } = await stat(join(folder, 'new'));
  expect(mode & 0o777).toBe(0o700);
});

test('a checkpoint that a crash kept from the anchor file is added afterwards, once', async () => {
  await append();
  await sequenceAudit(t.deps);
  const whole = await readFile(anchorFile, 'utf8');
  // Cut in the middle of the last signature, as a power failure would.
  await writeFile(anchorFile, whole.slice(0, -40));
  await publishNewest(t.deps);
  await publishNewest(t.deps);
  const last = (await readLog()).checkpoints.at(-1);
  expect(await readLastAnchor(anchorFile)).toEqual({ size: last?.size, note: last?.note });
  expect((await readFile(anchorFile, 'utf8')).split(String(last?.note))).toHaveLength(2);
});

test('an anchor file that cannot be written is reported, and the log goes on', async () => {
  const id = await append();
  const deps = { ...t.deps, env: { ...t.deps.env, AUDIT_ANCHOR_FILE: folder } };
  await expect(sequenceAudit(deps)).rejects.toThrow(AnchorError);
  expect(await isCovered(t.db, id)).toBe(true);
});
