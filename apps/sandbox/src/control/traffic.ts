import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import type { SessionRecord } from '../records.ts';
import { BulkBody, drawFrom, REMEMBERED } from './load.ts';
import { playNew } from './play-new.ts';

export const TrafficBody = BulkBody.pick({ scenario_mix: true, vendor_prefix: true }).extend({
  count: z.number().int().min(1).max(50_000),
  per_second: z.number().positive().max(500),
  webhook: z.boolean().default(true),
});
export type TrafficOrder = z.infer<typeof TrafficBody>;
export type TrafficState = { running: boolean; wanted: number; created: number };

export type Traffic = {
  start: (order: TrafficOrder) => TrafficState;
  stop: () => TrafficState;
  state: () => TrafficState;
};

/** More would keep requests waiting. */
const AT_ONCE = 25;

/** Sessions that arrive one after the other, as customers do. One stream at a time; a new one replaces it. */
export function createTraffic(sandbox: Sandbox, failed: (error: unknown) => void): Traffic {
  let timer: NodeJS.Timeout | undefined;
  let state: TrafficState = { running: false, wanted: 0, created: 0 };
  const stop = () => {
    clearInterval(timer);
    state = { ...state, running: false };
    return state;
  };
  const arrive = (order: TrafficOrder, pick: (index: number) => string, recent: SessionRecord[]) => {
    const who = { vendor_data: `${order.vendor_prefix}${state.created + 1}`, webhook: order.webhook };
    recent.unshift(playNew(sandbox, { scenario: pick(state.created), ...who }, recent));
    recent.splice(REMEMBERED);
    state = { ...state, created: state.created + 1 };
  };
  /** Timers come late on a busy machine; whoever should be there by now arrives with the next one. */
  const tick = (
    order: TrafficOrder,
    pick: (index: number) => string,
    began: number,
    recent: SessionRecord[],
  ) => {
    const byNow = Math.floor(((Date.now() - began) / 1000) * order.per_second) + 1;
    const due = Math.min(order.count, byNow, state.created + AT_ONCE);
    try {
      // Together, so that the disk is waited for once.
      sandbox.store.transaction(() => {
        while (state.created < due) arrive(order, pick, recent);
      });
      if (state.created >= order.count) stop();
    } catch (error) {
      // A timer has no caller to tell: the stream ends and the log says why.
      failed(error);
      stop();
    }
  };
  return {
    start: (order) => {
      clearInterval(timer);
      const pick = drawFrom(order.scenario_mix);
      const recent: SessionRecord[] = [];
      const began = Date.now();
      state = { running: true, wanted: order.count, created: 0 };
      timer = setInterval(() => tick(order, pick, began, recent), Math.max(10, 1000 / order.per_second));
      timer.unref();
      return state;
    },
    stop,
    state: () => state,
  };
}
