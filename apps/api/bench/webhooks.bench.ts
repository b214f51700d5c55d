import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { stopWithMe } from '@docket/db/exit-guard';
import { createTestDatabase, startTestServer } from '@docket/db/testing';
import { signWebhook } from '@docket/didit';
import { Pool } from 'undici';
import { webhookDestinationId } from '../src/connection/destination-id.ts';
import { freePort } from '../test/free-port.ts';

/**
 * How soon a webhook is acknowledged at a steady rate, beside a route that only checks the signature. Docket runs as in
 * use: a database that waits for the disk, the worker and the audit sequencer in the same process. Ends with 1 when a
 * delivery is not taken or the goal is missed.
 */
const PER_SECOND = option('rate', 200);
const SECONDS = option('seconds', 30);
const GOAL_P99_MS = 200;
/** As large as an event with a whole decision. */
const FILLER = 'x'.repeat(20_000);

const secret = randomBytes(32).toString('base64url');
const { server, close } = await startTestServer({ durable: true });
const database = await createTestDatabase(server);
const children: ChildProcess[] = [];
try {
  const [barePort, port] = [await freePort(), await freePort()];
  const bareProcess = run('bare-webhook.ts', { PORT: String(barePort), SECRET: secret });
  const bare = await measure('bare', barePort, '/webhook', bareProcess);
  const docketProcess = run('../src/main.ts', {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    DATABASE_SEQUENCER_URL: database.sequencerUrl,
    // Answers 404 to whatever the worker asks about these sessions.
    DIDIT_BASE_URL: `http://127.0.0.1:${barePort}`,
    DIDIT_API_KEY: 'sk_test_bench',
    DIDIT_WEBHOOK_SECRET: secret,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(64).toString('base64'),
    AUDIT_SIGNING_SEED: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'fatal',
  });
  const docket = await measure(
    'Docket',
    port,
    `/webhooks/didit/${webhookDestinationId(secret)}`,
    docketProcess,
  );
  console.table({ bare, docket });
  console.log(
    `ratio to bare: p50 ${ratio(docket.p50Ms, bare.p50Ms)}, p99 ${ratio(docket.p99Ms, bare.p99Ms)}`,
  );
  const holds = docket.p99Ms <= GOAL_P99_MS && docket.failed === 0;
  console.log(
    `${holds ? '✓' : '✗'} acknowledged within ${GOAL_P99_MS} ms at p99, at ${PER_SECOND}/s for ${SECONDS} s`,
  );
  process.exitCode = holds ? 0 : 1;
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map(ended));
  await database.drop();
  await close();
}

function option(name: string, fallback: number): number {
  const { values } = parseArgs({
    options: { rate: { type: 'string' }, seconds: { type: 'string' } },
    allowPositionals: true,
  });
  const value = Number((values as Record<string, string | undefined>)[name] ?? fallback); // only texts are asked for
  if (!(value > 0)) throw new Error(`--${name} takes a number`);
  return value;
}

/** One that failed to start has ended already. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

function run(script: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (child.pid !== undefined) child.once('exit', stopWithMe(child.pid, 'TERM'));
  children.push(child);
  return child;
}

interface Figures {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
  readonly perSecond: number;
  readonly failed: number;
  /** Processor time of the server for each; what a crowded machine cannot distort. Linux only. */
  readonly cpuMsEach: number | null;
}

/** Sends on a clock and not after each answer: a slow answer must not slow the senders down and hide itself. */
async function measure(name: string, port: number, path: string, child: ChildProcess): Promise<Figures> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64, pipelining: 1 });
  await ready(pool, child);
  await send(pool, path, PER_SECOND, 2);
  const cpuBefore = cpuMsOf(child);
  const from = performance.now();
  const { ackMs, failed } = await send(pool, path, PER_SECOND, SECONDS);
  const seconds = (performance.now() - from) / 1000;
  await pool.close();
  const sorted = ackMs.sort((a, b) => a - b);
  const at = (part: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  console.log(`${name}: ${sorted.length} acknowledged`);
  return {
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    mostMs: at(1),
    perSecond: round(sorted.length / seconds),
    failed,
    cpuMsEach: cpuBefore === null ? null : round(((cpuMsOf(child) ?? 0) - cpuBefore) / sorted.length),
  };
}

/** Linux counts in hundredths of a second for programs to read, whatever its clock. See proc_pid_stat(5). */
function cpuMsOf(child: ChildProcess): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  // The name in brackets may hold anything; user and system time are the 12th and 13th field behind it.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return 10 * (Number(user) + Number(system));
}

async function ready(pool: Pool, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    try {
      const answer = await pool.request({ method: 'GET', path: '/' });
      await answer.body.dump();
      return;
    } catch {
      // Not listening yet.
      await sleep(100);
    }
  }
  throw new Error('it does not answer');
}

async function send(pool: Pool, path: string, perSecond: number, seconds: number) {
  const ackMs: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const begin = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = begin + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    running.push(
      post(pool, path).then((isTaken) => {
        if (isTaken) ackMs.push(performance.now() - due);
        else failed += 1;
      }),
    );
  }
  await Promise.all(running);
  return { ackMs, failed };
}

async function post(pool: Pool, path: string): Promise<boolean> {
  const body = JSON.stringify({
    event_id: randomUUID(),
    webhook_type: 'status.updated',
    timestamp: Math.floor(Date.now() / 1000),
    session_id: randomUUID(),
    status: 'In Review',
    decision: { filler: FILLER },
  });
  const { 'x-signature': signature } = signWebhook(body, secret);
  const answer = await pool.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'x-signature': signature },
    body,
  });
  await answer.body.dump();
  return answer.statusCode === 200;
}

function ratio(value: number, baseline: number): string {
  return baseline === 0 ? '–' : `${(value / baseline).toFixed(1)} ×`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
