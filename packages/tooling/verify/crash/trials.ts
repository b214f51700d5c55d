import { setTimeout as sleep } from 'node:timers/promises';
import { FAILPOINTS, type Failpoint } from '../../../../apps/api/src/failpoint.ts';
import { countRows } from '../rig/findings.ts';
import type { Rig } from '../rig/rig.ts';
import type { Desk } from './desk.ts';
import type { Postgres } from './postgres.ts';

/** What one row of the report counts. */
export interface Trial {
  readonly name: string;
  readonly runs: number;
  /** Runs in which the kill or the fault really happened. */
  readonly hit: number;
  readonly seconds: number;
}

export interface Stage {
  readonly rig: Rig;
  readonly desk: Desk;
  readonly postgres: Postgres;
}

const DIE_MS = 20_000;
const UPDATE = { method: 'PATCH', path: '/update-status/' };

/** Faults that bring the product to the place where it is to be killed. */
const ON_THE_WAY: Partial<Record<Failpoint, object>> = {
  'attempt:request-out': { ...UPDATE, mode: 'latency', latency_ms: 600 },
  'reconcile:begun': { ...UPDATE, mode: 'reset', times: 1 },
  'reconcile:concluded': { ...UPDATE, mode: 'applied_no_answer', times: 1 },
};

export const KILL_POINTS: readonly Failpoint[] = FAILPOINTS;

/** What Didit's side can do to one request. The client waits 1 s, the quarantine lasts 2.5 s. */
export const FAULTS: Readonly<Record<string, object>> = {
  'request lost': { mode: 'reset' },
  'response lost': { mode: 'applied_no_answer' },
  'delayed: applied after we gave up': { mode: 'latency', latency_ms: 1_800 },
  '5xx after applying': { mode: 'applied_500' },
  'half-open': { mode: 'half_open' },
};

/** Cases that can be decided at once, made while nothing is armed. */
export async function refill({ rig }: Stage, wanted: number): Promise<void> {
  const FREE = `from cases where status = 'In Review' and details_at is not null
    and not exists (select 1 from decisions d where d.case_id = cases.id)
    and not exists (select 1 from claims c where c.case_id = cases.id and c.user_id is not null)`;
  const missing = wanted - (await countRows(rig, FREE));
  for (let made = 0; made < missing; made += 1)
    await rig.control('POST', '/_sandbox/sessions', { scenario: 'review_face_match_borderline' });
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200))
    if ((await countRows(rig, FREE)) >= wanted) return;
  throw new Error('the cases for the trial do not arrive');
}

/** Starts the server armed, decides, and sees it die there; again and again, each start mending the one before. */
export async function killAt(stage: Stage, place: Failpoint, runs: number): Promise<Trial> {
  const { rig, desk } = stage;
  const began = Date.now();
  let hit = 0;
  await rig.startApi();
  await desk.repeatUnanswered();
  await refill(stage, runs + 2);
  await rig.killApi();
  for (let run = 0; run < runs; run += 1) {
    await rig.control('DELETE', '/_sandbox/limits');
    const fault = ON_THE_WAY[place];
    await rig.control('PUT', '/_sandbox/faults', { rules: fault ? [fault] : [] });
    // It may die while it starts: what the last one left behind brings it there, too.
    const isUp = await rig.startApi({ DOCKET_FAILPOINT: place }).then(
      () => true,
      () => false,
    );
    if (isUp) await provoke(stage, place);
    if (await rig.apiEnds(DIE_MS)) hit += 1;
    else await rig.killApi();
  }
  await rig.control('DELETE', '/_sandbox/faults');
  return { name: place, runs, hit, seconds: (Date.now() - began) / 1000 };
}

async function provoke({ desk }: Stage, place: Failpoint): Promise<void> {
  const held = await desk.take();
  if (held === undefined) return;
  const intent = await desk.decide(held);
  if (place.startsWith('withdraw:') && intent.decisionId !== null) await desk.withdraw(intent);
}

/** Lets one request after the other fail at Didit. */
export async function failAtDidit(stage: Stage, name: string, fault: object, runs: number): Promise<Trial> {
  const { rig, desk } = stage;
  const began = Date.now();
  let hit = 0;
  await refill(stage, runs + 2);
  for (let run = 0; run < runs; run += 1) {
    await rig.control('DELETE', '/_sandbox/limits');
    const held = await desk.take();
    if (held === undefined) continue;
    await rig.control('PUT', '/_sandbox/faults', { rules: [{ ...UPDATE, ...fault, times: 1 }] });
    const { decisionId } = await desk.decide(held);
    for (const until = Date.now() + DIE_MS; Date.now() < until; await sleep(50)) {
      const { rules } = (await rig.control('GET', '/_sandbox/faults')) as { rules: unknown[] }; // the control API
      const seen = await countRows(
        rig,
        `from decisions where id = '${decisionId}' and state not in ('queued', 'sending')`,
      );
      if (rules.length > 0 || seen === 0) continue;
      hit += 1;
      break;
    }
    await rig.control('DELETE', '/_sandbox/faults');
  }
  return { name, runs, hit, seconds: (Date.now() - began) / 1000 };
}

/** Kills the database under a server that is deciding, at a different moment each time. */
export async function killPostgres(stage: Stage, runs: number): Promise<Trial> {
  const { rig, desk, postgres } = stage;
  const began = Date.now();
  let hit = 0;
  for (let run = 0; run < runs; run += 1) {
    await rig.control('DELETE', '/_sandbox/limits');
    await refill(stage, 6);
    let isOver = false;
    const deciding = (async () => {
      while (!isOver) {
        const held = await desk.take();
        if (held !== undefined) await desk.decide(held);
        else await sleep(50);
      }
    })();
    await sleep(100 + Math.random() * 900);
    await postgres.crash();
    isOver = true;
    await deciding;
    hit += 1;
    await desk.repeatUnanswered();
  }
  return { name: 'kill -9 of Postgres', runs, hit, seconds: (Date.now() - began) / 1000 };
}
