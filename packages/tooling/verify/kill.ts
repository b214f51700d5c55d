import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { paths } from '../src/paths.ts';
import { type Acknowledged, DeskClient } from './kill/desk-client.ts';
import { killTree } from './kill/processes.ts';

/**
 * Kills the whole running product (`kill -9` of every process, the database too) while decisions are being made,
 * starts it again, several times; then compares what was acknowledged with the sandbox's own ledger of effects.
 *
 * Prints its figures; ends with 1 when an acknowledged decision is missing, applied twice, or falsely confirmed.
 */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const SECONDS_PER_ROUND = 4;
const PORT = process.env.PORT ?? '3390';
const SANDBOX_PORT = process.env.SANDBOX_PORT ?? '4195';
const ORIGIN = `http://127.0.0.1:${PORT}`;
const SANDBOX = `http://127.0.0.1:${SANDBOX_PORT}`;
const SETTLE_MS = 90_000;

const acknowledged: Acknowledged[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const product = await start();
  await refill(25);
  const made = await decideUntilKilled(product);
  console.log(`round ${round}: ${made} decisions acknowledged, then everything was killed`);
}
const product = await start();
const verdict = await judge();
product.kill('SIGTERM');
process.exitCode = verdict ? 0 : 1;

async function start(): Promise<ChildProcess> {
  const child = spawn('npm', ['start'], {
    cwd: paths.root,
    // Short waits, so that what was cut off is settled within the run and not after minutes.
    env: {
      ...process.env,
      PORT,
      SANDBOX_PORT,
      UNDO_MS: '600',
      QUARANTINE_MS: '3000',
      SEND_LEASE_MS: '4000',
      DIDIT_TIMEOUT_MS: '1900',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  for (let waited = 0; waited < 180_000; waited += 200) {
    if (output.includes('Docket is running')) return child;
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
    await sleep(200);
  }
  throw new Error(`npm start did not become ready:\n${output}`);
}

/** New cases to decide, by the sandbox's control API; they arrive by webhook. */
async function refill(count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const answer = await fetch(`${SANDBOX}/_sandbox/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'review_face_match_borderline' }),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
  }
}

async function decideUntilKilled(product: ChildProcess): Promise<number> {
  const before = acknowledged.length;
  const desk = new DeskClient(ORIGIN);
  await desk.signIn('reviewer@docket.demo', 'docket-demo');
  let killed = false;
  const deciding = (async () => {
    for (let turn = 0; !killed; turn += 1) {
      try {
        const made = await desk.decideNext(turn % 2 === 0 ? 'approve' : 'decline');
        if (made) acknowledged.push(made);
        else await sleep(50);
      } catch {
        // The server died under the request: not acknowledged, so not counted.
        if (!killed) await sleep(50);
      }
    }
  })();
  // Not always the same moment of a decision's way.
  await sleep(SECONDS_PER_ROUND * 1000 + Math.random() * 1500);
  killed = true;
  if (product.pid !== undefined) killTree(product.pid);
  await deciding;
  return acknowledged.length - before;
}

interface Effect {
  kind: string;
  comment: string | null;
}

async function judge(): Promise<boolean> {
  const desk = new DeskClient(ORIGIN);
  await desk.signIn('reviewer@docket.demo', 'docket-demo');
  const states = await settle(desk);
  const ledger = (await (await fetch(`${SANDBOX}/_sandbox/ledger`)).json()) as Effect[]; // the control API's list
  const effects = (id: string) => ledger.filter(({ comment }) => comment?.includes(`[docket:${id}]`)).length;
  const figures = {
    acknowledged: acknowledged.length,
    missing: count(states, (state) => state === 'missing'),
    doubled: acknowledged.filter(({ decisionId }) => effects(decisionId) > 1).length,
    falselyConfirmed: count(states, (state, id) => state === 'confirmed' && effects(id) !== 1),
    appliedButNotConfirmed: count(states, (state, id) => state !== 'confirmed' && effects(id) > 0),
    notSettled: count(states, (state) => state === 'queued' || state === 'sending' || state === 'unknown'),
    confirmed: count(states, (state) => state === 'confirmed'),
  };
  console.table(figures);
  const { missing, doubled, falselyConfirmed, appliedButNotConfirmed, notSettled } = figures;
  const bad = missing + doubled + falselyConfirmed + appliedButNotConfirmed + notSettled;
  console.log(bad === 0 && acknowledged.length > 0 ? 'Nothing lost, nothing doubled.' : 'FAILED');
  return bad === 0 && acknowledged.length > 0;
}

async function settle(desk: DeskClient): Promise<Map<string, string>> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const states = new Map<string, string>();
    for (const { decisionId } of acknowledged) states.set(decisionId, await desk.stateOf(decisionId));
    const moving = count(states, (state) => ['queued', 'sending', 'unknown'].includes(state));
    if (moving === 0 || Date.now() > deadline) return states;
    await sleep(1000);
  }
}

function count(states: Map<string, string>, wanted: (state: string, id: string) => boolean): number {
  return [...states].filter(([id, state]) => wanted(state, id)).length;
}
