import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryRawBytes } from './fuzz/attacks/raw-bytes.ts';
import { tryTokens } from './fuzz/attacks/tokens.ts';
import { tryWebhooks } from './fuzz/attacks/webhooks.ts';
import { gatherCrowd, signIn } from './fuzz/crowd.ts';
import { CANARY } from './fuzz/requests/values.ts';
import { readRoutes } from './fuzz/routes.ts';
import { type Field, type Outcome, runAttempts } from './fuzz/run-attempts.ts';
import {
  changedTables,
  databaseNames,
  fingerprint,
  type Recorded,
  recordedSince,
  settle,
} from './fuzz/state.ts';
import { DeskClient } from './kill/desk-client.ts';
import { countRows, judge } from './rig/findings.ts';
import { numberOptions } from './rig/options.ts';
import { startRig } from './rig/rig.ts';

/**
 * Bad input never hurts: 100,000 requests that our own OpenAPI document does not allow, over every route and as every
 * role, made from a seed (`--seed`, `--requests`); a tenth as many that it does allow, with text and numbers that break
 * programs; forged sign-ins, forged webhooks, and bytes that are no HTTP. Nothing may be accepted, changed or told, and
 * afterwards the server must do its work as before.
 */
const { seed: SEED, requests: REQUESTS } = numberOptions({ seed: 20_261, requests: 100_000 });
const SESSIONS = 12;
/** The longest a request may take to arrive, and room for a busy machine. */
const MOST_MS = 25_000;
const MB = 1_024;
const DRAWING_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'docket-fuzz-'));
const logFile = join(folder, 'api.log');
const sessionSecret = randomBytes(64);
const rig = await startRig({
  webhooks: false,
  logFile,
  env: {
    SESSION_SECRET: sessionSecret.toString('base64'),
    SECRETS_KEY: randomBytes(32).toString('base64'),
    TRUST_PROXY: '1',
    // Everything that would ever be written.
    LOG_LEVEL: 'trace',
    UNDO_MS: '0',
    RECONCILE_MS: '3600000',
    // What is tried is input; the sandbox may be asked as often as it takes.
    DIDIT_LIMIT_TIMES: '100',
  },
});
try {
  await main();
} finally {
  await rig.close();
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  await rig.control('POST', '/_sandbox/bulk', {
    count: SESSIONS,
    scenario_mix: { review_face_match_borderline: 1 },
  });
  await rig.startApi();
  await untilImported();
  await letDraw();
  const decisionIds = [await decide('approve'), await decide('decline')];
  const crowd = await gatherCrowd(rig, sessionSecret);
  const field: Field = {
    origin: rig.api,
    routes: await readRoutes(rig.api),
    crowd,
    ids: await knownIds(crowd.ids, decisionIds),
    secrets: {
      names: await databaseNames(rig),
      values: [
        sessionSecret.toString('base64'),
        rig.webhookSecret,
        rig.otherKey,
        'postgres://',
        ...crowd.cookies,
      ],
    },
    seed: SEED,
  };
  console.log(`${field.routes.length} routes, seed ${SEED}`);
  await settle(rig);
  await runAttempts(field, Math.min(2_000, REQUESTS), true, 1_000_000_000);
  const memoryBefore = memoryMb();
  const before = await fingerprint(rig);
  const began = new Date();
  const bad = await runAttempts(field, REQUESTS, true);
  await settle(rig);
  const changed = changedTables(before, await fingerprint(rig));
  const deeds = (await recordedSince(rig, began)).filter(isDeed);
  const memoryAfter = memoryMb();
  const odd = await tryOddRequests(field);
  const attacks = await attack();
  await report({
    bad,
    changed,
    deeds,
    memoryBefore,
    memoryAfter,
    ...odd,
    ...attacks,
    routes: field.routes.length,
  });
}

/** What the description allows, with contents that break programs: it may be carried out, but then it is on record. */
async function tryOddRequests(field: Field): Promise<{ odd: Outcome; unexplained: string[] }> {
  const began = new Date();
  const odd = await runAttempts(field, Math.ceil(REQUESTS / 10), false);
  await settle(rig);
  const writes = (await recordedSince(rig, began)).filter(
    ({ outcome, route }) => outcome === 'ok' && route !== null && !route.startsWith('GET '),
  );
  const byRoute = new Map<string, number>();
  for (const { route, count } of writes)
    byRoute.set(route ?? '', Math.max(byRoute.get(route ?? '') ?? 0, count));
  const unexplained = [...byRoute]
    .filter(([route, count]) => count > (odd.carriedOut.get(route) ?? 0))
    .map(
      ([route, count]) => `${route}: ${count} on record, ${odd.carriedOut.get(route) ?? 0} answered as done`,
    );
  return { odd, unexplained };
}

async function attack() {
  const cookie = await signIn(rig.api, 'reviewer@docket.demo', 50_001);
  const tokens = await tryTokens(rig, cookie, sessionSecret);
  const webhooks = await tryWebhooks(rig);
  const raw = await tryRawBytes(rig.api, MOST_MS);
  return { tokens, webhooks, raw };
}

/** A refusal, a failed sign-in and the log's own are no deeds; nor is what the server does by itself. */
function isDeed({ action, outcome, route }: Recorded): boolean {
  return route !== null && outcome !== 'denied' && action !== 'access.denied';
}

async function untilImported(): Promise<void> {
  for (let round = 0; round < 600; round += 1) {
    const read = await countRows(rig, 'from cases where details_at is not null');
    if (read >= SESSIONS) return;
    await sleep(200);
  }
  throw new Error('the sessions were not imported');
}

/** Didit has its pictures; the local one draws each when it is first asked for, with one hand. */
async function letDraw(): Promise<void> {
  const manager = new DeskClient(rig.api);
  await manager.signIn('manager@docket.demo', 'docket-demo');
  const { rows } = await rig.db.query<{ id: string }>('select id from cases');
  for (const { id } of rows) {
    const answer = await manager.fetch('GET', `/api/cases/${id}/evidence-pack`, undefined, {}, DRAWING_MS);
    if (!answer.ok) throw new Error(`the evidence pack of a case answered ${answer.status}`);
    await answer.arrayBuffer();
  }
}

/** Takes the next case, decides it, and waits until Didit has confirmed. */
async function decide(outcome: 'approve' | 'decline'): Promise<string> {
  const desk = new DeskClient(rig.api);
  await desk.signIn('reviewer@docket.demo', 'docket-demo');
  const made = await desk.decideNext(outcome);
  if (made === undefined) throw new Error('no case could be decided');
  // Somebody may have chosen the longest time to think again, which is a minute.
  for (let round = 0; round < 600; round += 1) {
    if ((await desk.stateOf(made.decisionId)) === 'confirmed') return made.decisionId;
    await sleep(200);
  }
  throw new Error('the decision is not confirmed');
}

/** An odd request that the description allows may have stopped the sending, as is its right. */
async function resumeSending(): Promise<void> {
  const admin = new DeskClient(rig.api);
  await admin.signIn('admin@docket.demo', 'docket-demo');
  const answer = await admin.fetch('POST', '/api/sending/resume', { because: 'The trial is over.' });
  if (!answer.ok && answer.status !== 409) throw new Error(`sending is not resumed: ${answer.status}`);
}

async function knownIds(userIds: readonly string[], decisionId: readonly string[]) {
  const { rows } = await rig.db.query<{ id: string }>('select id from cases limit 20');
  return { caseId: rows.map(({ id }) => id), decisionId, userId: userIds, actor: userIds };
}

function memoryMb(): number {
  const status = readFileSync(`/proc/${rig.apiPid()}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / MB);
}

interface Result extends Awaited<ReturnType<typeof attack>> {
  readonly bad: Outcome;
  readonly odd: Outcome;
  readonly changed: string[];
  readonly deeds: Recorded[];
  readonly unexplained: string[];
  readonly memoryBefore: number;
  readonly memoryAfter: number;
  readonly routes: number;
}

async function report(result: Result): Promise<void> {
  const { bad, odd, changed, deeds, unexplained, tokens, webhooks, raw } = result;
  const ready = await fetch(`${rig.api}/api/health/ready`);
  await resumeSending();
  const confirmed = await decide('approve').then(
    () => true,
    (error: unknown) => void console.log(String(error)),
  );
  const log = readFileSync(logFile, 'utf8');
  const inLog = (text: string) => log.split(text).length - 1;
  const written = inLog(CANARY) + inLog('docket-demo"') + inLog(rig.otherKey);
  const refusedTokens = log
    .split('\n')
    .filter((line) =>
      /"route":"(GET \/api\/auth\/me|POST \/api\/cases\/next)","status":401/.test(line),
    ).length;
  const failed = (outcome: Outcome) =>
    [...outcome.byStatus].filter(([status]) => status >= 500).reduce((all, [, n]) => all + n, 0);
  const findings = [...bad.findings, ...odd.findings];
  for (const line of [...tokens.accepted, ...webhooks.accepted, ...raw.wrong]) console.log(`✗ ${line}`);
  for (const line of [...changed, ...unexplained, ...deeds.map((deed) => JSON.stringify(deed))])
    console.log(`✗ changed: ${line}`);
  for (const line of [...bad.slow, ...odd.slow].slice(0, 10)) console.log(`  slow: ${line}`);
  judge(
    {
      routes: result.routes,
      'requests the description forbids': bad.sent,
      ...Object.fromEntries([...bad.byKind].map(([kind, n]) => [`  ${kind}`, n])),
      ...Object.fromEntries(
        [...bad.byStatus].sort(([a], [b]) => a - b).map(([status, n]) => [`  answered ${status}`, n]),
      ),
      'odd requests it allows': odd.sent,
      ...Object.fromEntries(
        [...odd.byStatus].sort(([a], [b]) => a - b).map(([status, n]) => [`  odd, answered ${status}`, n]),
      ),
      'broken below HTTP': raw.tried,
      'longest hold of a connection, ms': Math.round(raw.longestMs),
      'answers 5xx': failed(bad) + failed(odd),
      findings: findings.length,
      'slowest answer, ms': Math.round(Math.max(bad.slowestMs, odd.slowestMs)),
      'forged sign-ins tried, accepted': `${tokens.tried}, ${tokens.accepted.length}`,
      'forged webhooks tried, accepted': `${webhooks.tried}, ${webhooks.accepted.length}`,
      'memory before and after, MB': `${result.memoryBefore}, ${result.memoryAfter}`,
      'lines of log': inLog('\n'),
      'canaries and secrets in the log': written,
    },
    {
      'no request was answered 5xx, accepted, or told what is ours': findings.length === 0,
      'nothing changed, here or at Didit': changed.length === 0 && deeds.length === 0,
      'what was carried out is what is on record': unexplained.length === 0,
      'nearly every request was judged, not turned away for being too many':
        (bad.byStatus.get(429) ?? 0) < bad.sent * 0.02,
      'at least 60 forged sign-ins, none accepted': tokens.tried >= 60 && tokens.accepted.length === 0,
      'each in the request log': refusedTokens >= 2 * tokens.tried,
      'at least 40 forged webhooks, none accepted': webhooks.tried >= 40 && webhooks.accepted.length === 0,
      'each at our door in the table and the audit log':
        webhooks.rows === webhooks.atOurDoor && webhooks.entries === webhooks.atOurDoor,
      'what is no HTTP is refused in time': raw.wrong.length === 0,
      'nothing personal and no secret in the log': written === 0,
      'the server is ready, and a decision still works': ready.status === 200 && confirmed === true,
      'memory is bounded': result.memoryAfter < result.memoryBefore + 300,
    },
  );
}
