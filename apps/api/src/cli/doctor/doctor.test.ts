import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { docket } from '../../../test/spawn-docket.ts';
import { webhookDestinationId } from '../../connection/destination-id.ts';
import { storeKey } from '../../features/connection/set-connection-key.ts';

vi.setConfig({ testTimeout: 60_000 });

let t: Harness;
let env: Record<string, string>;

beforeAll(async () => {
  t = await startHarness({ worker: true, webhooks: true });
  const {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY = '',
    DIDIT_WEBHOOK_SECRET = '',
    SECRETS_KEY = '',
    SESSION_SECRET,
    AUDIT_SIGNING_SEED,
  } = t.deps.env;
  env = {
    DATABASE_URL,
    DIDIT_BASE_URL,
    DIDIT_API_KEY,
    DIDIT_WEBHOOK_SECRET,
    SECRETS_KEY,
    SESSION_SECRET: SESSION_SECRET.toString('base64'),
    AUDIT_SIGNING_SEED: AUDIT_SIGNING_SEED.toString('base64'),
    AUDIT_ANCHOR_FILE: join(tmpdir(), 'checkpoints.log'),
  };
});
afterAll(() => t.close());

/** The report as a table from name to finding. */
async function examine(change: Record<string, string> = {}, args: string[] = []) {
  const { code, json } = await docket(['doctor', '--json', ...args], { env: { ...env, ...change } });
  type Finding = { name: string; ok: boolean | null; detail: string; advice?: string };
  const findings: Record<string, Finding> = {};
  for (const finding of json.findings as Finding[]) findings[finding.name] = finding; // the report's own shape
  return { code, findings };
}

describe('docket doctor', () => {
  test('finds nothing wrong with a whole Docket, and shows a tick per line', async () => {
    const { code, out } = await docket(['doctor'], { env });
    expect(out).not.toMatch(/^[✗–]/m);
    for (const name of [
      'settings',
      'database',
      'schema',
      'audit log',
      'worker',
      'Didit',
      'clock',
      'API key',
    ]) {
      expect(out).toMatch(new RegExp(`^✓ ${name}: `, 'm'));
    }
    for (const name of ['webhook', 'webhook address', 'anchor file']) {
      expect(out).toMatch(new RegExp(`^✓ ${name}: `, 'm'));
    }
    expect(out).toMatch(/Nothing is wrong\.\n$/);
    expect(code).toBe(0);
  });

  test('names every missing setting and goes on with the rest', async () => {
    const { code, findings } = await examine({ SESSION_SECRET: '', AUDIT_SIGNING_SEED: 'short' });
    expect(code).toBe(1);
    expect(findings['setting SESSION_SECRET']).toMatchObject({ ok: false, detail: 'is missing' });
    expect(findings['setting AUDIT_SIGNING_SEED']).toMatchObject({ ok: false });
    expect(findings['API key']).toMatchObject({ ok: true });
  });

  test('tells a database that is not there from one that was never prepared', async () => {
    const gone = await examine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(gone.findings.database).toMatchObject({
      ok: false,
      advice: expect.stringContaining('DATABASE_URL'),
    });
    expect(gone.findings.schema).toBeUndefined();
    const url = new URL(env.DATABASE_URL ?? '');
    url.pathname = '/postgres';
    const empty = await examine({ DATABASE_URL: url.href });
    expect(empty.findings.database).toMatchObject({ ok: true });
    expect(empty.findings.schema).toMatchObject({
      ok: false,
      advice: expect.stringContaining('Start Docket'),
    });
  });

  test('tells a wrong key from a Didit that cannot be reached', async () => {
    const [key, gone] = await Promise.all([
      examine({ DIDIT_API_KEY: 'sk_test_wrong_wrong_wrong' }),
      examine({ DIDIT_BASE_URL: 'http://127.0.0.1:9' }),
    ]);
    expect(key.findings.Didit).toMatchObject({ ok: true });
    expect(key.findings['API key']).toMatchObject({ ok: false });
    expect(gone.findings.Didit).toMatchObject({ ok: false, detail: expect.stringContaining('127.0.0.1:9') });
    expect([key.code, gone.code]).toEqual([1, 1]);
  });

  test('misses a webhook destination with our address, and says which', async () => {
    const secret = 'another-secret-another-secret';
    const { findings } = await examine({ DIDIT_WEBHOOK_SECRET: secret, PUBLIC_URL: 'https://docket.test' });
    expect(findings.webhook?.advice).toContain(
      `https://docket.test/webhooks/didit/${webhookDestinationId(secret)}`,
    );
  });

  test('says that what is stored was sealed with another key', async () => {
    const idle = await startHarness();
    const { deps } = idle;
    const key = deps.env.DIDIT_API_KEY ?? '';
    await storeKey(deps, { type: 'system' }, { apiKey: key, version: null, application: null });
    const url = { DATABASE_URL: deps.env.DATABASE_URL, DIDIT_BASE_URL: deps.env.DIDIT_BASE_URL };
    const right = await examine({ ...url, SECRETS_KEY: deps.env.SECRETS_KEY ?? '' });
    const wrong = await examine({ ...url, SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') });
    await idle.close();
    expect(right.findings.connection).toMatchObject({
      ok: true,
      detail: expect.stringContaining('API key stored'),
    });
    expect(wrong.findings.connection).toMatchObject({
      ok: false,
      detail: expect.stringContaining('sealed with another key'),
    });
    expect(wrong.findings['API key']).toMatchObject({ ok: null });
    expect(right.findings.sealing).toMatchObject({ ok: true });
  });

  test('sees a clock that is wrong', async () => {
    const late = await startServer();
    const { port } = late.address() as AddressInfo; // listening on TCP
    const { findings } = await examine({ DIDIT_BASE_URL: `http://127.0.0.1:${port}` }, ['--didit']);
    late.close();
    expect(findings.clock).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^(299|300|301) s ahead/),
    });
  });

  test('sees audit entries that nobody seals and jobs that nobody does', async () => {
    const idle = await startHarness();
    await idle.play('approve');
    await idle.db
      .updateTable('audit.intake')
      .set({ created_at: new Date(Date.now() - 60_000) })
      .execute();
    const { findings } = await examine({ DATABASE_URL: idle.deps.env.DATABASE_URL });
    await idle.close();
    expect(findings['audit log']).toMatchObject({ ok: false, advice: expect.stringContaining('worker.ts') });
  });

  test('wants a folder for the anchor file that it can write', async () => {
    const nowhere = await examine({ AUDIT_ANCHOR_FILE: '/nowhere/checkpoints.log' });
    expect(nowhere.findings['anchor file']).toMatchObject({ ok: false });
    const none = await examine({ AUDIT_ANCHOR_FILE: '' });
    expect(none.findings['anchor file']).toMatchObject({
      ok: null,
      advice: expect.stringContaining('cut the log'),
    });
    expect(none.code).toBe(0);
  });

  test('for docket kyc alone looks at no database and asks for no server setting', async () => {
    const { DIDIT_BASE_URL = '', DIDIT_API_KEY = '' } = env;
    const { code, out } = await docket(['doctor', '--didit'], { env: { DIDIT_BASE_URL, DIDIT_API_KEY } });
    expect({ code, lines: out.match(/^✓/gm)?.length }).toEqual({ code: 0, lines: 4 });
  });
});

/** Answers everything, five minutes behind. */
function startServer(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('date', new Date(Date.now() - 300_000).toUTCString());
    response.end('{}');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
