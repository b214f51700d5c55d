import { Refusal } from '../http-answers.ts';
import type { ResubmitNode } from '../records.ts';

const WINDOW_SECONDS = 30;

export type RepeatGuard = { refuseSoon: (sessionId: string, nodes: ResubmitNode[], now: Date) => void };

/**
 * Steps that run without the customer would run again with every repetition, so the same resubmission within
 * half a minute is refused (Didit OpenAPI of September 2026: update session status).
 */
export function createRepeatGuard(): RepeatGuard {
  const last = new Map<string, number>();
  return {
    refuseSoon: (sessionId, nodes, now) => {
      const key = [sessionId, ...nodes.map((node) => node.node_id)].join('|');
      const left = (last.get(key) ?? 0) + WINDOW_SECONDS * 1000 - now.getTime();
      if (left > 0) {
        const seconds = Math.ceil(left / 1000);
        throw new Refusal(
          429,
          { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
          { 'retry-after': String(seconds) },
        );
      }
      last.set(key, now.getTime());
    },
  };
}
