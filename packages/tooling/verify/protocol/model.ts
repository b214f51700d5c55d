import { outcomeAllowed } from '../../../../apps/api/src/features/cases/case-rules.ts';
import { canonical } from './canonical.ts';
import { carryOut, traceOf } from './didit.ts';
import { rowOf, type Setting, store } from './rows.ts';
import { accept, dispatch, type Fork, isOpen, leaveTravelling, work } from './steps.ts';
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
  stateIndex,
  TICKS,
  WORKERS,
  WORLD_BYTES,
  type World,
} from './world.ts';

const [FIRST, SECOND] = WORKERS;
const DECISIONS = [0, 1];

/** Nobody has decided yet; the session is In Review. */
export function beginning(): World {
  return new Uint8Array(WORLD_BYTES);
}

/** What is found out about a moment while its successors are made. */
export interface Expansion {
  /** Whether the product itself, time, or the network can still do something. */
  movesByItself: boolean;
  /** Whether only the bound on sendings keeps it from going on. */
  cut: boolean;
}

/** Every moment that can follow this one. */
export function successors(setting: Setting, world: World, emit: (next: World) => void): Expansion {
  const found: Expansion = { movesByItself: false, cut: false };
  const fork: Fork = (change) => {
    const copy = world.slice();
    change(copy);
    emit(canonical(setting, copy));
  };
  const own: Fork = (change) => {
    const copy = world.slice();
    change(copy);
    canonical(setting, copy);
    if (copy.every((byte, i) => byte === world[i])) return;
    found.movesByItself = true;
    emit(copy);
  };
  for (const w of WORKERS) {
    if (get(world, by.at + w) === AT.idle) for (const d of DECISIONS) dispatch(setting, world, d, w, own);
    else if (!work(setting, world, w, own)) found.cut = true;
  }
  arrive(setting, world, own);
  tick(world, own);
  seal(setting, world, own);
  decide(setting, world, fork);
  takeBack(setting, world, fork);
  moveElsewhere(world, fork);
  crash(setting, world, fork);
  return found;
}

/** A travelling request reaches Didit, or is lost at last. */
function arrive(setting: Setting, world: World, fork: Fork): void {
  for (const p of PLACES) {
    const d = get(world, msg.decision + p) - 1;
    if (d < 0) continue;
    const forget = (copy: World) => copy.fill(0, msg.decision + p, msg.moved + p + 1);
    fork(forget);
    fork((copy) => {
      carryOut(setting, copy, d, get(copy, msg.moved + p) === 1);
      forget(copy);
    });
  }
}

/** Time passes, unless something has to happen within this step: a client gives up, a travelling request ends. */
function tick(world: World, fork: Fork): void {
  const isUrgent =
    WORKERS.some(
      (w) =>
        (get(world, by.at + w) === AT.waiting || get(world, by.at + w) === AT.ready) &&
        get(world, by.age + w) >= TICKS.timeout,
    ) || PLACES.some((p) => get(world, msg.decision + p) > 0 && get(world, msg.left + p) === 0);
  if (isUrgent) return;
  fork((copy) => {
    for (const d of DECISIONS) {
      bump(copy, of.sentAgo + d, TICKS.quarantine);
      copy[of.lease + d] = Math.max(0, get(copy, of.lease + d) - 1);
    }
    for (const w of WORKERS) {
      const place = get(copy, by.at + w);
      if (place === AT.idle) continue;
      copy[by.lease + w] = Math.max(0, get(copy, by.lease + w) - 1);
      if (place === AT.waiting || place === AT.ready || place === AT.judged)
        bump(copy, by.age + w, TICKS.quarantine);
    }
    for (const p of PLACES)
      if (get(copy, msg.decision + p) > 0) copy[msg.left + p] = get(copy, msg.left + p) - 1;
  });
}

/** The sequencer signs a checkpoint over the request; where sending waits for that, when it comes does not matter. */
function seal(setting: Setting, world: World, fork: Fork): void {
  for (const d of DECISIONS) {
    if (setting.habits.coveredFirst || get(world, of.covered + d) === 1) continue;
    const state = get(world, of.state + d);
    if (state === stateIndex.queued || state === stateIndex.sending)
      fork((copy) => {
        copy[of.covered + d] = 1;
      });
  }
}

/** A person decides; and decides again once the case is free, perhaps seeing a status that is not true any more. */
function decide(setting: Setting, world: World, fork: Fork): void {
  for (const d of DECISIONS) {
    const state = get(world, of.state + d);
    if (state === stateIndex.told) {
      fork((copy) => accept(setting, copy, d));
      continue;
    }
    if (state !== stateIndex.none || (d === 1 && setting.outcome !== 'approve')) continue;
    if (d === 1 && get(world, of.state) === stateIndex.none) continue;
    const openDecision = d === 1 && isOpen(world, 0) && setting.habits.oneOpenDecision;
    const facts = {
      status: 'In Review',
      erased: false,
      gone: false,
      detailsRead: true,
      openDecision,
      findingUnderway: false,
      correctionUnderway: false,
    };
    if (outcomeAllowed(d === 0 ? setting.outcome : 'decline', facts) !== true) continue;
    fork((copy) => {
      if (setting.habits.answerAfterCommit) accept(setting, copy, d);
      else copy[of.state + d] = stateIndex.told;
    });
  }
}

function takeBack(setting: Setting, world: World, fork: Fork): void {
  for (const d of DECISIONS) {
    if (!isOpen(world, d)) continue;
    const row = rowOf(setting, world, d);
    if (!setting.rules.isWithdrawable(row)) continue;
    const trace = row.state === 'manual' ? traceOf(setting, world, d) : undefined;
    fork((copy) => {
      if (trace === undefined) copy[of.state + d] = stateIndex.withdrawn;
      else store(setting, copy, d, row, setting.rules.confirmedBy(row, trace));
    });
  }
}

/** Somebody sets another status in Didit's console, or the customer has done again what was asked. */
function moveElsewhere(world: World, fork: Fork): void {
  if (get(world, at.consoles) >= MOST.consoles) return;
  const status = get(world, at.status);
  for (const target of status === 3 ? [0] : [0, 1, 2]) {
    if (target === status) continue;
    fork((copy) => {
      bump(copy, at.consoles);
      copy[at.status] = target;
      for (const w of WORKERS) {
        const place = get(copy, by.at + w);
        if (place >= AT.looking && place <= AT.waiting) copy[by.moved + w] = 1;
      }
      for (const p of PLACES) if (get(copy, msg.decision + p) > 0) copy[msg.moved + p] = 1;
    });
  }
}

/** One worker dies, or both with their process. What was under way arrives now, is lost, or goes on travelling. */
function crash(setting: Setting, world: World, fork: Fork): void {
  if (get(world, at.crashes) >= MOST.crashes) return;
  for (const d of DECISIONS) {
    if (get(world, of.state + d) !== stateIndex.told) continue;
    fork((copy) => {
      bump(copy, at.crashes);
      copy[of.state + d] = stateIndex.lost;
    });
  }
  for (const dying of [[FIRST], [SECOND], [FIRST, SECOND]]) {
    if (dying.some((w) => get(world, by.at + w) === AT.idle)) continue;
    const end = (copy: World) => {
      bump(copy, at.crashes);
      for (const w of dying) clearWorker(copy, w);
    };
    fork(end);
    for (const w of dying) {
      if (get(world, by.at + w) !== AT.waiting) continue;
      fork((copy) => {
        carryOut(setting, copy, get(copy, by.decision + w), get(copy, by.moved + w) === 1);
        end(copy);
      });
      leaveTravelling(world, w, fork, end);
    }
  }
}
