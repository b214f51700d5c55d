import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { stopWithMe } from '@docket/db/exit-guard';
import { createTestDatabase, startTestServer } from '@docket/db/testing';
import { webhookDestinationId } from '../../api/src/connection/destination-id.ts';
import { OIDC_CLIENT, startOidcProvider } from '../../api/test/oidc-provider.ts';
import { startRecording } from './on-record/start-record.ts';
import { E2E_PORT, E2E_SANDBOX_PORT } from './ports.ts';

/** Long enough for a person-like undo in a journey, short enough that the journeys do not wait. */
const UNDO_MS = process.env.UNDO_MS ?? '2500';

const secret = randomBytes(32).toString('base64url');
const apiKey = process.env.E2E_API_KEY ?? `sk_test_${randomBytes(32).toString('base64url')}`;
/** As right after installing: an empty Didit that knows nothing of a Docket that has no key yet. */
const isFirstRun = process.env.E2E_FIRST_RUN === '1';
/** As after installing on a server: no accounts, and an identity provider that knows one colleague. */
const isDoor = process.env.E2E_DOOR === '1';
/** Beside the sandbox; see DOOR in ports.ts. */
const DOOR_PROVIDER_PORT = E2E_SANDBOX_PORT + 1;

const { server, close } = await startTestServer();
const database = await createTestDatabase(server);
const sandboxOrigin = `http://127.0.0.1:${E2E_SANDBOX_PORT}`;
const folder = process.env.E2E_RECORD_DIR;
const recording =
  folder === undefined
    ? undefined
    : await startRecording(folder, { name: String(E2E_PORT), sandbox: sandboxOrigin, database });
const sandbox = run('../../sandbox/src/main.ts', {
  SANDBOX_PORT: String(E2E_SANDBOX_PORT),
  SANDBOX_API_KEY: apiKey,
  SANDBOX_SEED: isFirstRun ? 'empty' : (process.env.SANDBOX_SEED ?? 'demo'),
  ...(isFirstRun
    ? {}
    : {
        SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${E2E_PORT}/webhooks/didit/${webhookDestinationId(secret)}`,
        SANDBOX_WEBHOOK_SECRET: secret,
      }),
});
const settings = {
  HOST: '127.0.0.1',
  PORT: String(E2E_PORT),
  DATABASE_URL: database.appUrl,
  DATABASE_SEQUENCER_URL: database.sequencerUrl,
  DIDIT_BASE_URL: sandboxOrigin,
  ...(isFirstRun
    ? {
        // Only what a person does may change what is here.
        RECONCILE_MS: '3600000',
      }
    : { DIDIT_API_KEY: apiKey, DIDIT_WEBHOOK_SECRET: secret }),
  SECRETS_KEY: randomBytes(32).toString('base64'),
  SESSION_SECRET: randomBytes(64).toString('base64'),
  AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
  WEB_DIST: fileURLToPath(new URL('../dist', import.meta.url)),
  DEMO: isDoor ? '0' : '1',
  ...(isDoor ? await door() : {}),
  UNDO_MS,
  QUARANTINE_MS: process.env.QUARANTINE_MS ?? '3000',
  LOG_LEVEL: 'warn',
  ...recording?.env,
};
const api = run('../../api/src/main.ts', settings, recording?.nodeOptions);
// Whoever started this by `fork` may look into the database.
process.send?.({ databaseUrl: database.url });

/** Settings of single sign-on at a provider that runs here. */
async function door(): Promise<Record<string, string>> {
  const origin = `http://127.0.0.1:${E2E_PORT}`;
  const people = {
    nora: { email: 'nora@docket.test', email_verified: true },
    stranger: { email: 'stranger@docket.test', email_verified: true },
  };
  const { issuer } = await startOidcProvider(`${origin}/api/auth/oidc/callback`, people, DOOR_PROVIDER_PORT);
  return {
    PUBLIC_URL: origin,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: OIDC_CLIENT.id,
    OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
    OIDC_BUTTON_LABEL: 'Sign in with Acme',
  };
}

function run(script: string, env: Record<string, string>, nodeOptions: string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    // Playwright signals the whole group, and these two end in an order: see stop.
    detached: process.platform !== 'win32',
  });
  if (child.pid !== undefined) child.once('exit', stopWithMe(child.pid, 'TERM'));
  child.once('exit', (code) => {
    if (code !== null && code !== 0) console.error(`${script} ended with code ${code}`);
  });
  return child;
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await end(api);
  // Nothing of ours moves any more, and what it did at Didit can still be asked for.
  await recording?.finish().catch((error: unknown) => console.error('the record was not kept:', error));
  await end(sandbox);
  await database.drop();
  await close();
  process.exit(0);
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
