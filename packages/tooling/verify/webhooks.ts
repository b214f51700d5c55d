import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signWebhook } from '../../didit/src/signature.ts';
import {
  countDifferences,
  countDoubleImports,
  countRows,
  judge,
  limitFigures,
  quantile,
  statusesAtDidit,
} from './rig/findings.ts';
import { numberOption } from './rig/options.ts';
import { startRig } from './rig/rig.ts';

/**
 * Sends 5,000 webhooks in any order, a fifth of them twice, some corrupted, some stale, while sessions move at Didit
 * and the API is killed twice; then compares every case with the sandbox. Nothing but the webhooks tells of the moves:
 * the reconciler rests.
 *
 * Prints its figures; ends with 1 when a case differs, is missing or double, or a bad delivery got in.
 */
const TOTAL = numberOption('webhooks', 5_000);
/** Fewer sessions than events: what is read of Didit stays within its limits, as it must. */
const SESSIONS = Math.ceil(TOTAL / 10);
const AT_ONCE = 8;
const SETTLE_MS = 20 * 60_000;
const STALE_SECONDS = 3_600;

type Kind = 'good' | 'again' | 'corrupted' | 'stale';
interface Sending {
  readonly kind: Kind;
  readonly sessionId: string;
  readonly eventId: string;
  /** What the session becomes at Didit, without Didit telling, just before this event is sent for the first time. */
  readonly moveTo: string | null;
}

/** By event. */
const moves = new Map<string, Promise<unknown>>();
const rig = await startRig({ webhooks: false, env: { RECONCILE_MS: '3600000' } });
try {
  await rig.control('POST', '/_sandbox/bulk', {
    count: SESSIONS,
    scenario_mix: { review_face_match_borderline: 3, approve: 1 },
  });
  await rig.startApi();
  const plan = shuffle(makePlan([...(await statusesAtDidit(rig)).keys()]));
  const ackMs = await sendAll(plan);
  const settleMs = await settle();
  await report(plan, ackMs, settleMs);
} finally {
  await rig.close();
}

function makePlan(sessions: readonly string[]): Sending[] {
  const bad = Math.round(TOTAL * 0.05);
  const again = Math.round(TOTAL * 0.2);
  const good = TOTAL - again - 2 * bad;
  const pick = (index: number) => sessions[index % sessions.length] ?? '';
  const fresh = (kind: Kind, count: number): Sending[] =>
    Array.from({ length: count }, (_, index) => ({
      kind,
      sessionId: pick(index),
      eventId: randomUUID(),
      moveTo:
        kind === 'good' && index % 7 === 0
          ? (['Approved', 'Declined', 'In Review'][index % 3] ?? null)
          : null,
    }));
  const first = fresh('good', good);
  const repeats = Array.from({ length: again }, (_, index): Sending => {
    const original = first[(index * 3) % good];
    if (original === undefined) throw new Error('there is nothing to repeat');
    return { ...original, kind: 'again' };
  });
  return [...first, ...repeats, ...fresh('corrupted', bad), ...fresh('stale', bad)];
}

/** The same order for the same plan would hide what an order can break; so it is another one in every run. */
function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function sendAll(plan: readonly Sending[]): Promise<number[]> {
  const ackMs: number[] = [];
  let next = 0;
  let restarted = Promise.resolve();
  const killAt = new Set([Math.floor(plan.length / 3), Math.floor((2 * plan.length) / 3)]);
  const sender = async () => {
    for (;;) {
      const index = next;
      next += 1;
      const sending = plan[index];
      if (sending === undefined) return;
      if (killAt.has(index)) {
        await rig.killApi();
        console.log(`after ${index} of ${plan.length} webhooks the API was killed`);
        restarted = rig.startApi();
      }
      await move(sending);
      ackMs.push(await deliver(sending));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  await restarted;
  return ackMs;
}

/** Once per event, and before whichever of its copies comes first: what an event tells of has happened. */
async function move({ eventId, sessionId, moveTo }: Sending): Promise<void> {
  if (moveTo === null) return;
  const moving =
    moves.get(eventId) ??
    rig.control('POST', `/_sandbox/sessions/${sessionId}/status`, { status: moveTo, webhook: false });
  moves.set(eventId, moving);
  await moving;
}

/** Again and again while nobody answers, as Didit does for a while. Returns how long the answer took, in ms. */
async function deliver({ kind, sessionId, eventId }: Sending): Promise<number> {
  const age = kind === 'stale' ? STALE_SECONDS : 0;
  const body = JSON.stringify({
    event_id: eventId,
    webhook_type: 'status.updated',
    timestamp: Math.floor(Date.now() / 1000) - age,
    session_id: sessionId,
    status: 'In Review',
  });
  const signed = signWebhook(body, rig.webhookSecret);
  const sent = kind === 'corrupted' ? body.replace('In Review', 'Approved!') : body;
  const wanted = kind === 'corrupted' || kind === 'stale' ? 401 : 200;
  for (let tries = 0; tries < 300; tries += 1) {
    const from = performance.now();
    const status = await post(sent, signed);
    if (status === wanted) return performance.now() - from;
    if (status !== null && status < 500) throw new Error(`a ${kind} webhook was answered ${status}`);
    await sleep(200);
  }
  throw new Error('the API does not come back');
}

async function post(body: string, signed: Record<string, string>): Promise<number | null> {
  try {
    const answer = await fetch(rig.webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    return answer.status;
  } catch {
    // Killed under the request; the sender tries again.
    return null;
  }
}

async function settle(): Promise<number> {
  const from = Date.now();
  for (;;) {
    const waiting = await countRows(rig, "from deliveries where state = 'accepted' and read_at is null");
    const differences = waiting === 0 ? await countDifferences(rig) : -1;
    if (differences === 0 || Date.now() - from > SETTLE_MS) return Date.now() - from;
    await sleep(1_000);
  }
}

async function report(plan: readonly Sending[], ackMs: readonly number[], settleMs: number): Promise<void> {
  const planned = (kind: Kind) => plan.filter((each) => each.kind === kind).length;
  const refused = (reason: string) =>
    countRows(rig, `from deliveries where state = 'rejected' and because = '${reason}'`);
  const { rows } = await rig.db.query<{ repeats: string }>('select sum(repeats) as repeats from deliveries');
  const limits = await limitFigures(rig);
  const figures = {
    sent: plan.length,
    accepted: await countRows(rig, "from deliveries where state = 'accepted'"),
    'arrived again': Number(rows[0]?.repeats ?? 0),
    'corrupted, refused': await refused('bad-signature'),
    'stale, refused': await refused('stale'),
    'refusals in the audit log': await countRefusals(),
    'moved at Didit meanwhile': moves.size,
    sessions: SESSIONS,
    cases: await countRows(rig, 'from cases'),
    'imported twice': await countDoubleImports(rig),
    differences: await countDifferences(rig),
    'acknowledged, p50 ms': Math.round(quantile(ackMs, 0.5)),
    'acknowledged, p99 ms': Math.round(quantile(ackMs, 0.99)),
    'all read after s': Math.round(settleMs / 1000),
    ...limits.figures,
    'answers 429': limits.refused,
  };
  const bad = figures['corrupted, refused'] + figures['stale, refused'];
  // A kill between commit and answer makes the sender repeat what was taken, so some counts may be higher.
  judge(figures, {
    'every session has its one case, as Didit has it': figures.differences === 0,
    'no case twice': figures.cases === SESSIONS && figures['imported twice'] === 0,
    'every good event is taken once': figures.accepted === planned('good'),
    'every repeat is recognised': figures['arrived again'] >= planned('again'),
    'corrupted ones are refused and recorded': figures['corrupted, refused'] >= planned('corrupted'),
    'stale ones are refused and recorded': figures['stale, refused'] >= planned('stale'),
    'every refusal is in the audit log': figures['refusals in the audit log'] === bad,
    'no limit of Didit’s was broken': limits.kept,
  });
}

/** Those that the sequencer has taken and those on their way to it. */
async function countRefusals(): Promise<number> {
  const taken = await countRows(rig, "from audit.log where action = 'delivery.rejected'");
  const waiting = "from audit.intake where entry::jsonb ->> 'action' = 'delivery.rejected'";
  return taken + (await countRows(rig, waiting));
}
