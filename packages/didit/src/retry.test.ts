import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiditError, type DiditErrorKind } from './errors.ts';
import { pauseBeforeRetry } from './retry.ts';

function failure(kind: DiditErrorKind, more: { status?: number; retryAfterMs?: number } = {}) {
  return new DiditError({ kind, operation: 'GET /v3/thing/', ...more });
}

describe('the pause before a repeat', () => {
  it.each([
    ['network', undefined],
    ['timeout', undefined],
    ['rate_limited', 429],
    ['server', 500],
    ['server', 502],
    ['server', 503],
    ['server', 504],
  ] as const)('exists for %s %s, which may pass', (kind, status) => {
    const error = failure(kind, status === undefined ? {} : { status });
    expect(pauseBeforeRetry(error, 0)).not.toBeNull();
  });

  it.each([
    ['validation', 400],
    ['auth', 401],
    ['not_found', 404],
    ['conflict', 409],
    ['credits', 402],
    ['same_status', 400],
    ['wrong_state', 403],
    ['server', 501],
    ['unreadable', 200],
  ] as const)('does not exist for %s %s, which will not', (kind, status) => {
    expect(pauseBeforeRetry(failure(kind, { status }), 0)).toBeNull();
  });

  it('does not exist for a fault of our own', () => {
    expect(pauseBeforeRetry(new TypeError('bug'), 0)).toBeNull();
  });

  it('is random between nothing and a bound that doubles up to four seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (repeat) => {
        const pauseMs = pauseBeforeRetry(failure('network'), repeat) ?? -1;
        expect(pauseMs).toBeGreaterThanOrEqual(0);
        expect(pauseMs).toBeLessThanOrEqual(Math.min(4_000, 250 * 2 ** repeat));
      }),
    );
    const pauses = Array.from({ length: 50 }, () => pauseBeforeRetry(failure('network'), 4));
    expect(new Set(pauses).size).toBeGreaterThan(10);
  });

  it('is never shorter than Retry-After, and given up above thirty seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (retryAfterMs) => {
        const pauseMs = pauseBeforeRetry(failure('rate_limited', { status: 429, retryAfterMs }), 0);
        if (retryAfterMs > 30_000) expect(pauseMs).toBeNull();
        else expect(pauseMs).toBeGreaterThanOrEqual(retryAfterMs);
      }),
    );
  });
});
