import { canBreakOff, carryOut, isBlock, isBlocked, judge, statusOf, traceOf } from './didit.ts';
import {
  callBack,
  NOW,
  packVerdict,
  readRow,
  rowOf,
  rowReadBy,
  type Setting,
  settle,
  startAttempt,
  timingOf,
} from './rows.ts';
import {
  AT,
  at,
  bump,
  by,
  clearWorker,
  get,
  MOST,
  msg,
  of,
  PLACES,
  STATES,
  TICKS,
  type World,
} from './world.ts';

type Verdict = Parameters<typeof packVerdict>[0];
/** Makes a copy of the moment, lets it be changed, and hands it over. */
export type Fork = (change: (copy: World) => void) => void;

/** A free worker takes a decision: the first half of `dispatchDecision`. */
export function dispatch(setting: Setting, world: World, d: number, w: number, fork: Fork): void {
  const { rules, habits } = setting;
  if (!habits.sweep && get(world, of.job + d) === 0) return;
  const row = rowOf(setting, world, d);
  const timing = timingOf(setting);
  const take = (change: (copy: World) => void) =>
    fork((copy) => {
      copy[of.job + d] = 0;
      change(copy);
    });
  if (row.state === 'queued') {
    if (!rules.mayLeave(row, NOW)) return;
    if (habits.coveredFirst && get(world, of.covered + d) === 0) return;
    take((copy) => {
      startAttempt(setting, copy, d, w);
      copy[by.at + w] = habits.preRead ? AT.looking : AT.ready;
    });
  } else if (row.state === 'sending' && rules.isCutOff(row, NOW)) {
    take((copy) => {
      readRow(copy, d, w);
      conclude(copy, w, rules.cutOff(NOW, timing));
    });
  } else if (row.state === 'unknown' && NOW >= rules.quarantineEnd(row, NOW, timing)) {
    take((copy) => {
      readRow(copy, d, w);
      copy[by.at + w] = AT.checking;
    });
  }
}

/** A busy worker does its next step. Returns false when only the bound on sendings stopped it. */
export function work(setting: Setting, world: World, w: number, fork: Fork): boolean {
  const { rules } = setting;
  const d = get(world, by.decision + w);
  const conclusion = (verdict: Verdict) => fork((copy) => conclude(copy, w, verdict));
  switch (get(world, by.at + w)) {
    case AT.looking: {
      const trace = traceOf(setting, world, d);
      const verdict = trace && rules.judgeLook(rowReadBy(setting, world, w), trace, undefined);
      if (verdict !== undefined) conclusion(verdict);
      else fork(goTo(w, AT.looked));
      return true;
    }
    case AT.looked: {
      const row = rowReadBy(setting, world, w);
      const verdict = rules.judgeLook(row, undefined, statusOf(world));
      if (verdict !== undefined) conclusion(verdict);
      else if (!rules.hasTimeToSend(row, NOW, timingOf(setting))) conclusion(rules.tooSlow(NOW));
      else
        fork((copy) => {
          copy[by.at + w] = AT.ready;
          copy[by.age + w] = 0;
        });
      return true;
    }
    case AT.ready:
      return send(setting, world, w, fork);
    case AT.waiting:
      answer(setting, world, w, fork);
      return true;
    case AT.checking: {
      const row = rowReadBy(setting, world, w);
      const trace = traceOf(setting, world, d);
      if (trace !== undefined) conclusion(rules.confirmedBy(row, trace));
      else if (!isBlock(setting, d)) fork(goTo(w, AT.checked));
      else
        conclusion(
          isBlocked(world, d)
            ? rules.confirmedBy(row, undefined)
            : rules.listNotAsDecided({ outcome: 'block' }),
        );
      return true;
    }
    case AT.checked:
      conclusion(rules.judgeNoTrace(rowReadBy(setting, world, w), statusOf(world), NOW));
      return true;
    default:
      fork((copy) => {
        settle(setting, copy, w);
        clearWorker(copy, w);
      });
      return true;
  }
}

function goTo(w: number, place: number): (copy: World) => void {
  return (copy) => {
    copy[by.at + w] = place;
  };
}

function conclude(copy: World, w: number, verdict: Verdict): void {
  copy[by.at + w] = AT.judged;
  copy[by.verdict + w] = packVerdict(verdict);
  copy[by.age + w] = 0;
  copy[by.moved + w] = 0;
}

function send(setting: Setting, world: World, w: number, fork: Fork): boolean {
  if (get(world, at.waits) < MOST.waits) {
    for (const kind of ['unreachable', 'throttled'] as const) {
      fork((copy) => {
        bump(copy, at.waits);
        conclude(copy, w, judge(setting, kind));
      });
    }
  }
  if (get(world, at.sends) >= MOST.sends) return false;
  fork((copy) => {
    bump(copy, at.sends);
    copy[by.at + w] = AT.waiting;
    copy[by.age + w] = 0;
  });
  return true;
}

/** The request is out: everything that may become of it and of its answer. */
function answer(setting: Setting, world: World, w: number, fork: Fork): void {
  const d = get(world, by.decision + w);
  const moved = get(world, by.moved + w) === 1;
  const giveUp = (copy: World) => {
    if (setting.habits.sendOnce) conclude(copy, w, judge(setting, 'silence'));
    else copy[by.at + w] = AT.ready;
  };
  fork((copy) => {
    const result = carryOut(setting, copy, d, moved);
    const row = rowReadBy(setting, copy, w);
    const trace = traceOf(setting, copy, d);
    conclude(copy, w, result === 'applied' ? setting.rules.confirmedBy(row, trace) : judge(setting, 'same'));
  });
  fork((copy) => {
    carryOut(setting, copy, d, moved);
    giveUp(copy);
  });
  fork(giveUp);
  fork((copy) => conclude(copy, w, judge(setting, 'refusal')));
  if (canBreakOff(setting, d)) {
    fork((copy) => {
      bump(copy, of.half + d, 2);
      giveUp(copy);
    });
  }
  leaveTravelling(world, w, fork, giveUp);
}

/** The request goes on travelling while nobody waits for it any more. */
export function leaveTravelling(world: World, w: number, fork: Fork, after: (copy: World) => void): void {
  if (get(world, at.delays) >= MOST.delays) return;
  fork((copy) => {
    const place = PLACES.find((p) => get(copy, msg.decision + p) === 0) ?? 0;
    bump(copy, at.delays);
    copy[msg.decision + place] = get(copy, by.decision + w) + 1;
    copy[msg.left + place] = TICKS.quarantine - 1;
    copy[msg.moved + place] = get(copy, by.moved + w);
    after(copy);
  });
}

export function isOpen(world: World, d: number): boolean {
  return ['queued', 'sending', 'unknown', 'manual'].includes(STATES[get(world, of.state + d)] ?? 'none');
}

/** The decision is stored, with its job. */
export function accept(setting: Setting, copy: World, d: number): void {
  copy[of.state + d] = 1;
  callBack(setting, copy, d);
}
