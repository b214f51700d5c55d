import { randomBytes, randomUUID } from 'node:crypto';
import { contract } from '@docket/contracts';
import { signWebhook } from '@docket/didit';
import pino from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Harness, startHarness } from '../../../test/harness.ts';
import { buildApp } from '../../app.ts';
import { createDeps, type Deps } from '../../deps.ts';
import type { Env } from '../../env.ts';
import { startWorker } from '../../run-worker.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(env: Record<string, string> = {}): Promise<Harness> {
  const t = await startHarness({ env });
  closers.push(() => t.close());
  return t;
}

/** A second process on the same database, as far as anybody can tell. */
async function startAnother(t: Harness, env: Partial<Env> = {}): Promise<Deps> {
  const deps = await createDeps(
    { ...t.deps.env, ...env },
    { clock: () => t.clock.now(), log: pino({ level: 'silent' }) },
  );
  closers.push(() => deps.close());
  return deps;
}

async function makeKey(t: Harness): Promise<string> {
  const scopes = { sessions: 'write', decisions: 'read', workflows: 'read' };
  return (await t.control('POST', '/_sandbox/keys', { scopes })).key;
}

async function change(
  t: Harness,
  endpoint: Parameters<ReturnType<Harness['as']>['call']>[0],
  body: object,
): Promise<void> {
  const { version } = await row(t);
  const answer = await t.as('admin').call(endpoint, { headers: { 'if-match': `"${version}"` }, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

function row(t: Harness) {
  return t.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
}

describe('several processes', () => {
  test('use a new key at once without a restart, the worker too, and calls under way end well', async () => {
    const t = await start();
    const other = await startAnother(t);
    const app = await buildApp(other);
    closers.push(() => app.close());
    const workerOnly = await startAnother(t);
    const worker = await startWorker(workerOnly);
    closers.push(() => worker.stop());
    const underWay = other.didit.sessions.list({ limit: 1 });
    const key = await makeKey(t);
    await change(t, contract.setConnectionKey, { apiKey: key });
    for (const deps of [t.deps, other, workerOnly]) {
      await vi.waitFor(() => expect(deps.connection.state().apiKey).toBe(key), {
        timeout: 3_000,
        interval: 20,
      });
    }
    expect((await underWay).results).toEqual([]);
    expect((await other.didit.sessions.list({ limit: 1 })).results).toEqual([]);
  });

  test('accept a webhook signed with a secret that another process has just stored', async () => {
    const t = await start();
    const other = await startAnother(t);
    const app = await buildApp(other);
    closers.push(() => app.close());
    const secret = randomUUID();
    await change(t, contract.rotateWebhookSecret, { secret });
    const timestamp = Math.floor(t.clock.now().getTime() / 1000);
    const body = JSON.stringify({ event_id: randomUUID(), webhook_type: 'status.updated', timestamp });
    await vi.waitFor(async () => {
      const answer = await app.inject({
        method: 'POST',
        url: t.deps.connection.state().webhookPath,
        headers: { 'content-type': 'application/json', ...signWebhook(body, secret) },
        payload: body,
      });
      expect(answer.statusCode).toBe(200);
    });
  });

  test('find out by looking when no notification came', async () => {
    const t = await start();
    const other = await startAnother(t);
    await change(t, contract.rotateWebhookSecret, { secret: randomUUID() });
    // This one never listened.
    expect(other.connection.state().row?.version).toBe(1);
    other.connection.follow();
    await vi.waitFor(() => expect(other.connection.state().row?.version).toBe(2), { timeout: 8_000 });
  });
});

describe('without a key', () => {
  const NONE = { DIDIT_API_KEY: undefined, DIDIT_WEBHOOK_SECRET: undefined };

  test('the mirror is read, what needs Didit says so, decisions wait, and an admin can connect', async () => {
    const t = await start();
    const caseId = await t.play('review_face_match_borderline');
    const deps = await startAnother(t, NONE);
    const app = await buildApp(deps);
    closers.push(() => app.close());
    const call = async (method: 'GET' | 'POST', url: string) => {
      const cookie = await t.cookie('manager');
      return app.inject({ method, url, headers: { cookie } });
    };
    expect((await call('GET', `/api/cases/${caseId}`)).statusCode).toBe(200);
    const workflows = await call('GET', '/api/workflows');
    expect([workflows.statusCode, workflows.json().code]).toEqual([503, 'didit-not-connected']);
    expect(workflows.json().detail).toContain('administrator');
    expect((await call('GET', '/api/sync')).statusCode).toBe(200);
    const ready = await call('GET', '/api/health/ready');
    expect(ready.json().parts.didit).toMatchObject({
      ok: false,
      detail: expect.stringContaining('not connected'),
    });
    expect((await call('GET', '/api/environment')).json().didit).toBe('none');
    const worker = await startWorker(deps);
    await worker.stop();
    const key = t.deps.env.DIDIT_API_KEY ?? '';
    await change(t, contract.setConnectionKey, { apiKey: key });
    await vi.waitFor(() => expect(deps.connection.state().apiKey).toBe(key));
    expect((await call('GET', '/api/workflows')).statusCode).toBe(200);
  });

  test('deliveries are neither taken nor refused for good: Didit shall repeat them', async () => {
    const t = await start();
    const deps = await startAnother(t, NONE);
    const app = await buildApp(deps);
    closers.push(() => app.close());
    const { webhook_path } = await row(t);
    const body = JSON.stringify({ webhook_type: 'status.updated', timestamp: Math.floor(Date.now() / 1000) });
    const headers = { 'content-type': 'application/json', ...signWebhook(body, 'whatever-whatever') };
    const url = `/webhooks/didit/${webhook_path}`;
    expect((await app.inject({ method: 'POST', url, headers, payload: body })).statusCode).toBe(503);
    expect(await t.db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
  });
});

describe('a key-encryption key', () => {
  test('that is not there keeps anything from being stored, and says what to set', async () => {
    const t = await start({ SECRETS_KEY: 'x' });
    const { body } = await t.as('admin').call(contract.getConnection);
    expect(body.connection).toMatchObject({ canStore: false, problem: 'none' });
    const answer = await t.as('admin').call(contract.setConnectionKey, {
      headers: { 'if-match': '"1"' },
      body: { apiKey: 'sk_test_whatever' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'no-secrets-key']);
    expect(answer.body.detail).toContain('SECRETS_KEY');
  });

  test('that is another one is told, not fallen over, and entering the key again mends it', async () => {
    const t = await start();
    await change(t, contract.setConnectionKey, { apiKey: await makeKey(t) });
    const deps = await startAnother(t, { SECRETS_KEY: randomBytes(32).toString('base64') });
    const app = await buildApp(deps);
    closers.push(() => app.close());
    const call = async (method: 'GET' | 'PUT', url: string, payload?: object) => {
      const headers = { cookie: await t.cookie('admin'), 'if-match': `"${(await row(t)).version}"` };
      return app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    };
    const shown = (await call('GET', '/api/connection')).json().connection;
    expect(shown).toMatchObject({
      problem: 'wrong-secrets-key',
      because: expect.stringContaining('sealed with another key'),
      balance: { amount: null, because: 'Docket is not connected to Didit.' },
    });
    const ready = await call('GET', '/api/health/ready');
    expect(ready.json().parts.secrets).toMatchObject({
      ok: false,
      detail: expect.stringContaining('SECRETS_KEY'),
    });
    const workflows = await call('GET', '/api/workflows');
    expect([workflows.statusCode, workflows.json().code]).toEqual([503, 'didit-not-connected']);
    const again = await call('PUT', '/api/connection/key', { apiKey: await makeKey(t) });
    expect([again.statusCode, again.json().connection.problem]).toEqual([200, 'none']);
  });
});

describe('what is stored', () => {
  test('is refused when it was changed, or moved from another row', async () => {
    const [t, elsewhere] = [await start(), await start()];
    await change(t, contract.setConnectionKey, { apiKey: await makeKey(t) });
    const { api_key_sealed } = await row(t);
    // Test databases are copies of one template; each real installation makes its own row.
    await elsewhere.db
      .updateTable('connections')
      .set({
        id: randomUUID(),
        api_key_sealed,
        api_key_last_four: 'moved',
        didit_origin: new URL(elsewhere.deps.env.DIDIT_BASE_URL).origin,
      })
      .execute();
    const thief = await startAnother(elsewhere, { SECRETS_KEY: t.deps.env.SECRETS_KEY });
    expect(thief.connection.state()).toMatchObject({ problem: 'damaged', apiKey: null });
    await t.db
      .updateTable('connections')
      .set({ api_key_sealed: `${api_key_sealed?.slice(0, -4)}AAAA` })
      .execute();
    const victim = await startAnother(t);
    expect(victim.connection.state()).toMatchObject({ problem: 'damaged', apiKey: null });
    expect(() => victim.didit).toThrow(/changed outside Docket/);
  });

  test('is never used with another Didit than the one it belongs to', async () => {
    const t = await start();
    await change(t, contract.setConnectionKey, { apiKey: await makeKey(t) });
    const other = await startAnother(t, { DIDIT_BASE_URL: 'http://127.0.0.1:9' });
    const { problem, keySource, apiKey } = other.connection.state();
    expect({ problem, keySource, apiKey }).toEqual({
      problem: 'other-didit',
      keySource: 'environment',
      apiKey: t.deps.env.DIDIT_API_KEY,
    });
  });
});
