import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { BulkBody, drawFrom } from './load.ts';
import { playNew } from './play-new.ts';

export const TrafficBody = BulkBody.pick({ scenario_mix: true, vendor_prefix: true }).extend({
  count: z.number().int().min(1).max(50_000),
  per_second: z.number().positive().max(50),
  webhook: z.boolean().default(true),
});
export type TrafficOrder = z.infer<typeof TrafficBody>;
export type TrafficState = { running: boolean; wanted: number; created: number };

export type Traffic = {
  start: (order: TrafficOrder) => TrafficState;
  stop: () => TrafficState;
  state: () => TrafficState;
};

/** Sessions that arrive one after the other, as customers do. One stream at a time; a new one replaces it. */
export function createTraffic(sandbox: Sandbox, failed: (error: unknown) => void): Traffic {
  let timer: NodeJS.Timeout | undefined;
  let state: TrafficState = { running: false, wanted: 0, created: 0 };
  const stop = () => {
    clearInterval(timer);
    state = { ...state, running: false };
    return state;
  };
  const arrive = (order: TrafficOrder, scenario: string) => {
    const { webhook } = order;
    try {
      playNew(sandbox, { scenario, vendor_data: `${order.vendor_prefix}${state.created + 1}`, webhook });
      state = { ...state, created: state.created + 1 };
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
      state = { running: true, wanted: order.count, created: 0 };
      timer = setInterval(() => {
        if (state.created >= order.count) stop();
        else arrive(order, pick(state.created));
      }, 1000 / order.per_second);
      timer.unref();
      return state;
    },
    stop,
    state: () => state,
  };
}
