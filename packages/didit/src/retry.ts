import { DiditError } from './errors.ts';

const BASE_MS = 250;
const CAP_MS = 4_000;
/** A longer Retry-After is the caller's to schedule; nobody waits that long in a request. */
const LONGEST_RETRY_AFTER_MS = 30_000;
const PASSING_STATUSES = new Set([500, 502, 503, 504]);

/**
 * How long to wait before repeating a read, or null when repeating would not help.
 *
 * Full jitter keeps many instances that failed together from coming back together.
 */
export function pauseBeforeRetry(error: unknown, repeat: number): number | null {
  if (!(error instanceof DiditError)) return null;
  const jitterMs = Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** repeat);
  const passing =
    error.kind === 'network' ||
    error.kind === 'timeout' ||
    error.kind === 'rate_limited' ||
    PASSING_STATUSES.has(error.status ?? 0);
  if (!passing) return null;
  if (error.retryAfterMs === null) return jitterMs;
  return error.retryAfterMs > LONGEST_RETRY_AFTER_MS ? null : error.retryAfterMs + jitterMs;
}
