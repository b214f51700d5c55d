import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect } from '@docket/db';
import { createTestDatabase, type TestDatabase } from '@docket/db/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeps, type Deps } from '../deps.ts';
import { EnvSchema } from '../env.ts';
import { sequenceAudit } from '../features/audit/sequencer/sequence-audit.ts';
import { forgeEntry } from '../features/audit/testing/tamper.ts';
import { passwordMatches } from '../features/auth/password.ts';

// Each command is a process of its own, and several of them share a slow machine with the other tests.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = join(import.meta.dirname, '..', 'cli.ts');
const PASSWORD = 'correct horse battery';
const EMPTY = 'postgres';

let database: TestDatabase;
let connection: Connection;
let deps: Deps;
let folder: string;
let auditEnv: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 2 });
  folder = await mkdtemp(join(tmpdir(), 'docket-cli-'));
  auditEnv = {
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    AUDIT_ANCHOR_FILE: join(folder, 'checkpoints.log'),
  };
  deps = await createDeps(
    EnvSchema.parse({
      ...auditEnv,
      DATABASE_URL: database.url,
      DIDIT_API_KEY: 'unused',
      DIDIT_WEBHOOK_SECRET: 'unused-unused-unused',
      SESSION_SECRET: randomBytes(64).toString('base64'),
      LOG_LEVEL: 'silent',
    }),
  );
});
afterAll(async () => {
  await deps.close();
  await connection.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Only what is given here reaches the command: it must not need the server's other settings. */
function docket(
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: options.env ?? { DATABASE_URL: database.url },
    });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => (run.out += String(chunk)));
    child.stderr.on('data', (chunk) => (run.err += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...run, code }));
    child.stdin.end(options.input ?? '');
  });
}

function add(email: string, role: string, rest: string[] = ['--password-stdin'], input = `${PASSWORD}\n`) {
  return docket(['user', 'add', '--email', email, '--name', 'Olga Operator', '--role', role, ...rest], {
    input,
  });
}

async function findUser(email: string) {
  return connection.db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
}

async function intake() {
  const rows = await connection.db.selectFrom('audit.intake').select('entry').orderBy('seq').execute();
  return rows.map(({ entry }) => JSON.parse(entry));
}

test('the first administrator is made with a password from standard input, which is never printed', async () => {
  const { code, out, err } = await add('First@Docket.test', 'admin');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe('Olga Operator <first@docket.test> is now admin.\n');
  const user = await findUser('first@docket.test');
  expect(await passwordMatches(PASSWORD, user.password_hash ?? '')).toBe(true);
  expect((await intake()).at(-1)).toMatchObject({
    action: 'user.created',
    actor: { type: 'system', id: null },
    object: { type: 'user', id: user.id },
  });
});

test('a generated password is printed once and works', async () => {
  const { code, out } = await add('second@docket.test', 'reviewer', ['--generate'], '');
  expect(code).toBe(0);
  const password = /shown this once: (\S{24})\n/.exec(out)?.[1] ?? '';
  expect(await passwordMatches(password, (await findUser('second@docket.test')).password_hash ?? '')).toBe(
    true,
  );
});

test('an e-mail that has an account exits 1 with one sentence', async () => {
  const { code, err } = await add('first@docket.test', 'admin');
  expect({ code, err }).toEqual({ code: 1, err: 'A user with this e-mail exists already.\n' });
});

test('wrong arguments exit 2 and name what is wrong, before anything is asked or written', async () => {
  expect(await add('x@docket.test', 'owner')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--role'),
  });
  expect(await add('nobody', 'admin')).toMatchObject({ code: 2, err: expect.stringContaining('--email') });
  expect(await add('x@docket.test', 'admin', [], '')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--password-stdin or --generate'),
  });
  expect(await add('x@docket.test', 'admin', ['--password-stdin'], 'short\n')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--password'),
  });
  expect(await add('x@docket.test', 'admin', ['--password-stdin'], '')).toMatchObject({ code: 2 });
});

test('an unknown option or command exits 2; the latter shows what there is', async () => {
  expect(await docket(['user', 'list', '--wrong'])).toMatchObject({ code: 2 });
  expect(await docket(['user', 'dance'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('docket user add'),
  });
});

test('help lists every command and exits 0, without any setting', async () => {
  const { code, out } = await docket(['--help'], { env: {} });
  expect(code).toBe(0);
  for (const command of ['user add', 'user list', 'user disable', 'user setup-code', 'audit verify'])
    expect(out).toContain(command);
});

test('a missing setting exits 2 and is named, and nothing else is asked for', async () => {
  const { code, err } = await docket(['user', 'list'], { env: {} });
  expect(code).toBe(2);
  expect(err).toContain('DATABASE_URL');
  expect(err).not.toContain('DIDIT');
});

test('a database without a schema is said in one sentence', async () => {
  const url = new URL(database.url);
  url.pathname = `/${EMPTY}`;
  const { code, err } = await docket(['user', 'list'], { env: { DATABASE_URL: url.href } });
  expect({ code, err }).toEqual({
    code: 1,
    err: 'The database is empty. Start Docket once; that prepares it.\n',
  });
});

test('the list is readable, or JSON, and holds no password', async () => {
  const text = await docket(['user', 'list']);
  expect(text.out).toMatch(/admin {5}active {4}first@docket\.test {2}Olga Operator {2}\(never signed in\)/);
  const json = await docket(['user', 'list', '--json']);
  const emails = JSON.parse(json.out).map((user: { email: string }) => user.email);
  expect(emails).toEqual(['first@docket.test', 'second@docket.test']);
  expect(json.out + text.out).not.toContain('argon2');
});

test('disabling works by e-mail, but not for the last administrator or for nobody', async () => {
  const done = await docket(['user', 'disable', '--email', 'SECOND@docket.test']);
  expect(done).toMatchObject({ code: 0, out: 'Olga Operator <second@docket.test> is disabled.\n' });
  expect((await findUser('second@docket.test')).state).toBe('disabled');
  expect((await intake()).at(-1)).toMatchObject({ action: 'user.changed', actor: { type: 'system' } });
  expect(await docket(['user', 'disable', '--email', 'first@docket.test'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('last active administrator'),
  });
  expect(await docket(['user', 'disable', '--email', 'none@docket.test'])).toMatchObject({ code: 1 });
  expect(await docket(['user', 'disable'])).toMatchObject({ code: 2 });
});

test('an operator takes second factors away, which is on record as done by the system', async () => {
  expect((await add('factors@docket.test', 'reviewer')).code).toBe(0);
  const none = await docket(['user', 'reset-factors', '--email', 'factors@docket.test']);
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('no second factor') });
  await connection.pool.query(`insert into passkeys
    (id, user_id, credential_id, public_key, counter, transports, name, created_at)
    select gen_random_uuid(), id, 'credential', '', 0, '{}', 'Phone', now() from users where email = 'factors@docket.test'`);
  const done = await docket(['user', 'reset-factors', '--email', 'Factors@docket.test']);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('password alone') });
  expect(await connection.db.selectFrom('passkeys').select('id').execute()).toEqual([]);
  expect((await intake()).at(-1)).toMatchObject({ action: 'factor.reset', actor: { type: 'system' } });
});

test('audit verify tells verified, verified without anchor, tampered and unusable apart by its exit code', async () => {
  await sequenceAudit(deps);
  const env = { DATABASE_URL: database.url, ...auditEnv };
  const verified = await docket(['audit', 'verify'], { env });
  expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Verified: ') });
  const { AUDIT_SIGNING_SEED } = auditEnv;
  const unanchored = { DATABASE_URL: database.url, AUDIT_SIGNING_SEED: AUDIT_SIGNING_SEED ?? '' };
  expect(await docket(['audit', 'verify'], { env: unanchored })).toMatchObject({ code: 3 });
  expect(await docket(['audit', 'verify'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('AUDIT_SIGNING_SEED'),
  });
  await forgeEntry(connection.db, 1, '"outcome":"ok"', '"outcome":"error"');
  expect(await docket(['audit', 'verify'], { env })).toMatchObject({
    code: 1,
    out: expect.stringContaining('The log was tampered with.'),
  });
});
