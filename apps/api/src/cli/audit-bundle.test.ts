import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCheckpoint, signNote, verifierKeyOf } from '@docket/audit';
import { type Connection, connect } from '@docket/db';
import { createTestDatabase, type TestDatabase } from '@docket/db/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeps, type Deps } from '../deps.ts';
import { EnvSchema } from '../env.ts';
import { appendAudit, SYSTEM } from '../features/audit/append-audit.ts';
import { sequenceAudit } from '../features/audit/sequencer/sequence-audit.ts';
import { forgeEntry } from '../features/audit/testing/tamper.ts';

// Each command is a process of its own on a machine that is shared with the other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SCRIPT = join(import.meta.dirname, '..', 'cli.ts');
const CASE = '6f1c0e4e-6a52-4a5e-8f4b-0d6b8a7f0000';

let database: TestDatabase;
/** With the rights of the database's owner, for what the server may not do. */
let owner: Connection;
let deps: Deps;
let folder: string;
let key: string;
let settings: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.url, { max: 1, applicationName: 'docket test' });
  folder = await mkdtemp(join(tmpdir(), 'docket-bundle-'));
  settings = { DATABASE_URL: database.url, AUDIT_SIGNING_SEED: randomBytes(32).toString('base64') };
  deps = await createDeps(
    EnvSchema.parse({
      ...settings,
      AUDIT_ANCHOR_FILE: join(folder, 'anchors.notes'),
      DIDIT_API_KEY: 'unused',
      DIDIT_WEBHOOK_SECRET: 'unused-unused-unused',
      SESSION_SECRET: randomBytes(64).toString('base64'),
      LOG_LEVEL: 'silent',
    }),
  );
  key = verifierKeyOf(deps.auditKey);
  for (let i = 0; i < 12; i += 1) {
    await deps.db
      .transaction()
      .execute((trx) =>
        appendAudit(trx, deps, SYSTEM, { action: 'case.imported', case: i % 3 === 0 ? CASE : null }),
      );
    await sequenceAudit(deps);
  }
});
afterAll(async () => {
  await deps.close();
  await owner.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs in the test's own folder, with nothing of ours in the environment unless it is given. */
function docket(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], { env, cwd: folder });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => (run.out += String(chunk)));
    child.stderr.on('data', (chunk) => (run.err += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...run, code }));
  });
}

test('a bundle is exported, on record, and verified without database or settings: 0 with an anchor, 3 without', async () => {
  const exported = await docket(['audit', 'export', '--out', 'all.zip'], settings);
  expect(exported).toMatchObject({
    code: 0,
    out: expect.stringContaining('12 entries are in all.zip'),
  });
  const { entry } = await deps.db
    .selectFrom('audit.intake')
    .select('entry')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(entry)).toMatchObject({ action: 'audit.exported', actor: { type: 'system' } });
  const anchored = await docket(['audit', 'verify', 'all.zip', '--key', key, '--anchor', 'anchors.notes']);
  expect(anchored).toMatchObject({ code: 0, out: expect.stringContaining('Verified: 12 entries') });
  const unanchored = await docket(['audit', 'verify', 'all.zip', '--key', key, '--json']);
  expect(unanchored.code).toBe(3);
  expect(JSON.parse(unanchored.out)).toMatchObject({
    ok: true,
    anchored: false,
    keyGiven: true,
    entries: 12,
  });
});

test('the bundle of a case leads to an older checkpoint, whose key and note may be files', async () => {
  const [first = ''] = (await readFile(join(folder, 'anchors.notes'), 'utf8')).split('\n\n\n');
  await writeFile(join(folder, 'old.note'), `${first.split('\n\n').slice(0, 2).join('\n\n')}\n`);
  await writeFile(join(folder, 'log.key'), `${key}\n`);
  const held = first.split('\n')[1] ?? '';
  const named = await docket(['audit', 'export', '--case', CASE, '--held', held], settings);
  expect(named.code).toBe(0);
  const file = (await readdir(folder)).find((name) => name.startsWith(`docket-audit-${CASE}`)) ?? '';
  const verified = await docket(['audit', 'verify', file, '--key', 'log.key', '--anchor', 'old.note']);
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining(`4 entries of case ${CASE}`) });
});

test('a log that was changed exits 1 and names the entry and the check', async () => {
  await forgeEntry(owner.db, 5, '"outcome":"ok"', '"outcome":"no"');
  expect(await docket(['audit', 'export', '--out', 'bad.zip'], settings)).toMatchObject({ code: 0 });
  const { code, out } = await docket(['audit', 'verify', 'bad.zip', '--key', key]);
  expect(code).toBe(1);
  expect(out).toContain('BAD   checkpoint-roots: ');
  expect(out).toContain('The first entry in doubt is number 5.');
  await forgeEntry(owner.db, 5, '"outcome":"no"', '"outcome":"ok"');
});

test('an anchor that the bundle does not contain exits 1', async () => {
  const note = signNote(
    formatCheckpoint({ origin: deps.auditKey.name, size: 4, root: new Uint8Array(32) }),
    deps.auditKey,
  );
  await writeFile(join(folder, 'other.note'), note);
  const { code, out } = await docket(['audit', 'verify', 'all.zip', '--key', key, '--anchor', 'other.note']);
  expect(code).toBe(1);
  expect(out).toContain('BAD   anchor: the first 4 entries do not have the signed root');
});

test.each([
  [['audit', 'verify', 'missing.zip'], 'missing.zip cannot be read'],
  [['audit', 'verify', 'junk.zip'], 'not a whole zip'],
  [['audit', 'verify', 'all.zip', '--key', 'missing.key'], 'missing.key cannot be read'],
  [['audit', 'verify', 'all.zip', '--anchor', 'empty.note'], 'holds no checkpoint'],
  [['audit', 'verify', '--key', 'a'], 'go with a file'],
  [['audit', 'export', '--held', '0'], '--held'],
  [['audit', 'export', '--case', 'nobody'], '--case'],
  [['audit', 'export', '--from', 'yesterday'], '--from'],
])('%j exits 2 with a sentence', async (args, words) => {
  await writeFile(join(folder, 'junk.zip'), 'junk');
  await writeFile(join(folder, 'empty.note'), '\n');
  const { code, err } = await docket(args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) });
  expect(err).not.toMatch(/\n {4}at /);
});

test('an export that finds nothing exits 2 and leaves no file', async () => {
  const args = ['audit', 'export', '--case', '00000000-0000-4000-8000-000000000000', '--out', 'nothing.zip'];
  expect(await docket(args, settings)).toMatchObject({
    code: 2,
    err: expect.stringContaining('No sealed entry'),
  });
  expect(await readdir(folder)).not.toContain('nothing.zip');
});
