import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeskClient } from './kill/desk-client.ts';
import { countDifferences, countRows, judge, limitFigures } from './rig/findings.ts';
import { numberOption } from './rig/options.ts';
import { startRig } from './rig/rig.ts';

/**
 * Decides around Docket in three ways and measures how soon each is found; then lets reviewers make 10,000 decisions
 * in Docket, some of whose answers get lost on the way, and counts how many are taken for somebody else's.
 *
 * Prints its figures; ends with 1 when one is found late or not at all, or an own decision looks like a bypass.
 */
const DECISIONS = numberOption('decisions', 10_000);
const EACH = 5;
const WEBHOOK_MS = 5_000;
const RECONCILE_MS = 20_000;
/** Beside a large account a comparison is work, so it comes less often while decisions are made. */
const RECONCILE_LATER_MS = 60_000;
/** A comparison begins once a period; what it finds is read at once, which also takes a moment. */
const SILENT_MS = RECONCILE_MS + WEBHOOK_MS;
/** Didit's limits would make it hours; the sandbox and Docket agree on higher ones, and are still held to them. */
const LIMIT_TIMES = 50;
const REVIEWERS = ['reviewer', 'reviewer2', 'manager'];
const DECIDE_MS = 3 * 3_600_000;

const rig = await startRig({ webhooks: true, env: { UNDO_MS: '0', QUARANTINE_MS: '2000' } });
try {
  await rig.startApi({ RECONCILE_MS: String(RECONCILE_MS) });
  const byConsole = await decideAround(
    'console user, told by webhook',
    byHand('console', true),
    WEBHOOK_MS * 2,
  );
  const byWebhook = await decideAround('another key, told by webhook', otherKey, WEBHOOK_MS * 2);
  const silently = await decideAround('silently', byHand('console', false), SILENT_MS * 2);
  const before = await countRows(rig, 'from bypasses');
  const own = await decideHere();
  await report({ byConsole, byWebhook, silently, before, own });
} finally {
  await rig.close();
}

type Around = (sessionId: string) => Promise<void>;

/** Somebody at Didit; `webhook` false: Didit tells nobody. */
function byHand(actor: 'console' | 'system', webhook: boolean): Around {
  return async (sessionId) => {
    const order = { status: 'Declined', actor, webhook };
    await rig.control('POST', `/_sandbox/sessions/${sessionId}/status`, order);
  };
}

async function otherKey(sessionId: string): Promise<void> {
  const answer = await fetch(`${rig.sandbox}/v3/session/${sessionId}/update-status/`, {
    method: 'PATCH',
    headers: { 'x-api-key': rig.otherKey, 'content-type': 'application/json' },
    body: JSON.stringify({ new_status: 'Approved', comment: 'Nightly batch' }),
  });
  if (!answer.ok) throw new Error(`update-status answered ${answer.status}`);
}

/** Returns the milliseconds until each was on record; -1 for one that was not within `mostMs`. */
async function decideAround(kind: string, act: Around, mostMs: number): Promise<number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < EACH; turn += 1) {
    const sessionId = await play();
    await until(
      async () => (await countRows(rig, `from evidence where case_id = '${sessionId}'`)) === 1,
      30_000,
    );
    const from = Date.now();
    await act(sessionId);
    const isFound = await until(
      async () => (await countRows(rig, `from bypasses where case_id = '${sessionId}'`)) > 0,
      mostMs,
    );
    found.push(isFound ? Date.now() - from : -1);
  }
  console.log(`${kind}: found after ${found.map((ms) => `${ms} ms`).join(', ')}`);
  return found;
}

async function play(): Promise<string> {
  const answer = await rig.control('POST', '/_sandbox/sessions', {
    scenario: 'review_face_match_borderline',
  });
  return (answer as { session_id: string }).session_id; // the control API's answer
}

async function until(isSo: () => Promise<boolean>, mostMs: number, everyMs = 100): Promise<boolean> {
  for (const end = Date.now() + mostMs; Date.now() < end; await sleep(everyMs)) if (await isSo()) return true;
  return false;
}

interface Own {
  readonly acknowledged: number;
  readonly settled: boolean;
  readonly seconds: number;
}

async function decideHere(): Promise<Own> {
  await rig.killApi();
  await rig.control('POST', '/_sandbox/bulk', {
    count: DECISIONS,
    scenario_mix: { review_face_match_borderline: 1 },
  });
  await rig.control('PUT', '/_sandbox/limits', { times: LIMIT_TIMES });
  await rig.startApi({
    RECONCILE_MS: String(RECONCILE_LATER_MS),
    DIDIT_LIMIT_TIMES: String(LIMIT_TIMES),
  });
  const admin = new DeskClient(rig.api);
  await admin.signIn('admin@docket.demo', 'docket-demo');
  const importing = await admin.fetch('POST', '/api/sync/import');
  if (!importing.ok) throw new Error(`the import was answered ${importing.status}`);
  const read = "from cases where status = 'In Review' and details_at is not null";
  if (!(await until(async () => (await countRows(rig, read)) >= DECISIONS, DECIDE_MS, 1_000))) {
    throw new Error('the import does not get on');
  }
  console.log(`${DECISIONS} cases wait for a decision`);
  await loseAnswers();
  const from = Date.now();
  const acknowledged = await decideAll(from + DECIDE_MS);
  await rig.control('DELETE', '/_sandbox/faults');
  const open = "from decisions where state in ('queued', 'sending', 'unknown')";
  const settled = await until(async () => (await countRows(rig, open)) === 0, DECIDE_MS);
  const seconds = Math.round((Date.now() - from) / 1000);
  await lastLook();
  return { acknowledged, settled, seconds };
}

/** Several people at once, until all is decided; one in ten asks for a step to be redone. */
async function decideAll(until: number): Promise<number> {
  let begun = 0;
  let acknowledged = 0;
  const person = async (name: string) => {
    const desk = new DeskClient(rig.api);
    await desk.signIn(`${name}@docket.demo`, 'docket-demo');
    while (begun < DECISIONS && Date.now() < until) {
      const turn = begun;
      begun += 1;
      const made =
        turn % 10 === 9
          ? await askAgain(desk)
          : await desk.decideNext(turn % 2 === 0 ? 'approve' : 'decline');
      if (made) acknowledged += 1;
      else {
        begun -= 1;
        await sleep(250);
      }
      if (made && acknowledged % 1_000 === 0) console.log(`${acknowledged} decisions acknowledged`);
    }
  };
  await Promise.all([...REVIEWERS, ...REVIEWERS].map(person));
  return acknowledged;
}

/** What is still to be read, and one comparison after it, may yet find something: only then is "none" an answer. */
async function lastLook(): Promise<void> {
  const waiting =
    "from graphile_worker.jobs where task_identifier = 'refresh-session' and attempts < max_attempts";
  const undelivered = async () => {
    const all = (await rig.control('GET', '/_sandbox/deliveries')) as { state: string }[]; // the control API's list
    return all.filter(({ state }) => state === 'pending').length;
  };
  await until(
    async () => (await undelivered()) === 0 && (await countRows(rig, waiting)) === 0,
    DECIDE_MS,
    2_000,
  );
  const now = new Date().toISOString();
  const compared = `from reconciles where started_at > '${now}' and finished_at is not null`;
  await until(async () => (await countRows(rig, compared)) > 0, 3 * RECONCILE_LATER_MS, 1_000);
  await until(async () => (await countRows(rig, waiting)) === 0, DECIDE_MS, 1_000);
}

/** Now and then Didit applies what we ask and does not answer. */
async function loseAnswers(): Promise<void> {
  await rig.control('PUT', '/_sandbox/faults', {
    rules: [
      {
        method: 'PATCH',
        path: '/update-status/',
        mode: 'applied_no_answer',
        times: Math.ceil(DECISIONS / 25),
      },
    ],
  });
}

/** A request for one step to be redone: Didit moves such a session on by itself. */
async function askAgain(desk: DeskClient): Promise<boolean> {
  const next = await desk.fetch('POST', '/api/cases/next', {});
  if (next.status !== 200) return false;
  const { caseId } = (await next.json()) as { caseId: string }; // contract.nextCase
  const answer = await desk.fetch('GET', `/api/cases/${caseId}`);
  // contract.getCase
  const detail = (await answer.json()) as {
    version: number;
    evidence: { checks: { nodeId: string; resubmitFeature: string | null }[] } | null;
  };
  const check = detail.evidence?.checks.find(({ resubmitFeature }) => resubmitFeature !== null);
  if (check === undefined) throw new Error(`case ${caseId} has no step to be redone`);
  const asked = await desk.fetch(
    'POST',
    `/api/cases/${caseId}/request-resubmission`,
    {
      reason: 'other',
      note: 'Looked at.',
      steps: [{ nodeId: check.nodeId, feature: check.resubmitFeature }],
    },
    { 'idempotency-key': randomUUID(), 'if-match': `"${detail.version}"` },
  );
  if (asked.status === 202) return true;
  await desk.fetch('POST', `/api/cases/${caseId}/release`);
  return false;
}

async function report(seen: {
  byConsole: number[];
  byWebhook: number[];
  silently: number[];
  before: number;
  own: Own;
}): Promise<void> {
  const { byWebhook, silently, before, own } = seen;
  const latest = (found: readonly number[]) => (found.includes(-1) ? 'not found' : Math.max(...found));
  const inTime = (found: readonly number[], mostMs: number) =>
    found.length === EACH && found.every((ms) => ms >= 0 && ms <= mostMs);
  const { rows: others } = await rig.db.query<{ outcome: string; state: string; because: string | null }>(
    "select outcome, state, because from decisions where state <> 'confirmed' limit 10",
  );
  for (const other of others) console.log(`not confirmed: ${JSON.stringify(other)}`);
  const limits = await limitFigures(rig);
  const figures = {
    'console user by webhook, latest ms': latest(seen.byConsole),
    'another key by webhook, latest ms': latest(byWebhook),
    'silently, latest ms': latest(silently),
    'reconcile period, ms': RECONCILE_MS,
    'items for outside decisions': before,
    'own decisions': own.acknowledged,
    'own decisions, confirmed': await countRows(rig, "from decisions where state = 'confirmed'"),
    'answers lost': await countRows(rig, "from audit.log where action = 'decision.unknown'"),
    'own decisions settled after s': own.seconds,
    'own decisions per minute': Math.round((60 * own.acknowledged) / own.seconds),
    'items for own decisions': (await countRows(rig, 'from bypasses')) - before,
    differences: await countDifferences(rig),
    ...limits.figures,
    'answers 429': limits.refused,
  };
  judge(figures, {
    'a console decision is found within five seconds': inTime(seen.byConsole, WEBHOOK_MS),
    'one by another key too': inTime(byWebhook, WEBHOOK_MS),
    'a silent one is found by the next comparison': inTime(silently, SILENT_MS),
    'each is one item': figures['items for outside decisions'] === 3 * EACH,
    'all own decisions were made, and confirmed by Didit':
      own.settled && own.acknowledged === DECISIONS && figures['own decisions, confirmed'] === DECISIONS,
    'no own decision looks like an outside one': figures['items for own decisions'] === 0,
    'every case is as Didit has it': figures.differences === 0,
    'no limit of Didit’s was broken': limits.kept,
  });
}
