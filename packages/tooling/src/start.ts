import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@docket/db';
import { startEmbedded } from '@docket/db/embedded';
import { webhookDestinationId } from '../../../apps/api/src/connection/destination-id.ts';
import { apiEnv, sandboxEnv } from './app-env.ts';
import { banner } from './banner.ts';
import { embeddedDatabase, type OwnedDatabase } from './database.ts';
import { loadDotEnv, readStartEnv, type StartEnv, UsageError } from './env.ts';
import { noteRunning, runningPid } from './lock.ts';
import { paths } from './paths.ts';
import { assertPortFree, waitForPort } from './ports.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { step } from './steps.ts';
import { createSupervisor, messageOf } from './supervisor.ts';
import { buildWebIfNeeded } from './web-build.ts';

/** The sandbox draws its documents at its first start, which takes its time on a small machine. */
const sandboxTimeoutMs = 180_000;
/** Includes the first import of the sandbox's sessions. */
const apiTimeoutMs = 120_000;

const supervisor = createSupervisor({ verbose: process.argv.includes('--verbose') });
try {
  loadDotEnv(paths.dotEnv);
  await start(readStartEnv(process.env));
} catch (error) {
  await supervisor.stop(1, messageOf(error));
}

async function start(env: StartEnv): Promise<void> {
  const began = Date.now();
  console.log('\nStarting Docket …');
  await claimPlace(env);
  const secrets = await loadSecrets(paths.secrets, {
    ...env.given,
    ...(env.didit?.account ? { DIDIT_WEBHOOK_SECRET: env.didit.account.webhookSecret } : {}),
  });
  // The sandbox comes up by itself while the database and the web app are prepared.
  if (!env.didit) startSandbox(env, secrets);
  const { ownerUrl, ...database } = env.database ?? (await startDatabase());
  const logins = { docket_app: database.url, docket_sequencer: database.sequencerUrl };
  await step(
    'Database schema',
    () => migrate(ownerUrl ?? database.url, ownerUrl === undefined ? {} : logins),
    ({ applied }) => applied.join(', ') || 'up to date',
  );
  await step(
    'Web app',
    () => buildWebIfNeeded(process.env),
    (built) => (built ? 'built' : 'up to date'),
  );
  if (!env.didit) await step('Local Didit', () => sandboxReady(env.sandboxPort));
  await mkdir(dirname(paths.anchorFile), { recursive: true });
  supervisor.run({
    name: 'api',
    script: join(paths.api, 'src', 'main.ts'),
    cwd: paths.api,
    env: apiEnv(env, secrets, database),
  });
  await step('API', () => apiReady(env.port));
  if (supervisor.stopping()) return;
  console.log(`  Ready after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  console.log(banner(env, `/webhooks/didit/${webhookDestinationId(secrets.DIDIT_WEBHOOK_SECRET)}`));
}

/** Nobody else may use this data folder or these ports; finding out later would be harder to explain. */
async function claimPlace(env: StartEnv): Promise<void> {
  const other = await runningPid();
  if (other !== null) {
    throw new UsageError(
      `Docket already runs on this folder (process ${other}). Stop it first with Ctrl-C in its window.`,
    );
  }
  await assertPortFree(env.port, 'PORT');
  if (!env.didit) await assertPortFree(env.sandboxPort, 'SANDBOX_PORT');
  supervisor.atEnd(await noteRunning());
}

function startSandbox(env: StartEnv, secrets: Secrets): void {
  const destinationId = webhookDestinationId(secrets.DIDIT_WEBHOOK_SECRET);
  supervisor.run({
    name: 'sandbox',
    script: join(paths.sandboxApp, 'src', 'main.ts'),
    cwd: paths.sandboxApp,
    env: sandboxEnv(env, secrets, destinationId),
  });
}

async function startDatabase(): Promise<OwnedDatabase> {
  const database = await step(
    'Database',
    () => startEmbedded({ dataDir: paths.postgres, durable: true }),
    ({ reused }) => (reused ? 'PostgreSQL, was already running' : 'PostgreSQL'),
  );
  supervisor.atEnd(() => database.stop());
  return embeddedDatabase(database);
}

async function sandboxReady(port: number): Promise<void> {
  const ready = await waitForPort(port, sandboxTimeoutMs);
  if (!ready) throw new Error(`The sandbox did not open port ${port} within ${sandboxTimeoutMs / 1000} s.`);
}

async function apiReady(port: number): Promise<void> {
  const deadline = Date.now() + apiTimeoutMs;
  let last = 'no answer';
  while (Date.now() < deadline && !supervisor.stopping()) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
        signal: AbortSignal.timeout(5000),
      });
      if (answer.ok) return;
      last = `status ${answer.status}: ${(await answer.text()).slice(0, 500)}`;
    } catch {
      // Refused until it listens; what counts is the deadline.
    }
    await sleep(100);
  }
  if (!supervisor.stopping()) throw new Error(`The API did not become ready. Its last answer: ${last}`);
}
