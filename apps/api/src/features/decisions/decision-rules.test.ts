import { expect, test } from 'vitest';
import { cutOff, isCutOff, isUntouched, markOf, settledBy, waitFor } from './decision-rules.ts';

const TIMING = { DIDIT_TIMEOUT_MS: 30_000, QUARANTINE_MS: 120_000, SEND_LEASE_MS: 90_000 };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const QUEUED = {
  outcome: 'approve',
  state: 'queued',
  attempts: 0,
  expected_status: 'In Review',
  send_after: at(0),
  sent_at: null,
  lease_until: null,
} as const;

test('what was concluded about one attempt is not stored in the next, though both have the same number', () => {
  const first = { ...QUEUED, ...markOf(QUEUED, at(0), TIMING) };
  expect(isCutOff(first, at(91))).toBe(true);
  // Somebody takes the first for cut off and is slow to say so; meanwhile it comes back not counted and begins anew.
  const refusal = { kind: 'rate_limited', status: 429, maybeApplied: false, retryAfterMs: 0 } as const;
  const waiting = { ...first, ...settledBy(first, waitFor(refusal, at(91), ''), at(91)) };
  const second = { ...waiting, ...markOf(waiting, at(92), TIMING) };
  expect([second.state, second.attempts]).toEqual([first.state, first.attempts]);
  expect(cutOff(at(91), TIMING).state).toBe('unknown');
  expect(isUntouched(first, second)).toBe(false);
  expect(isUntouched(second, second)).toBe(true);
});
