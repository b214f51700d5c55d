import { DECISION_STATES, OPEN_DECISION_STATES } from '@docket/contracts';
import { ERROR_KINDS } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import {
  confirmedBy,
  evidenceMoved,
  hasLapsed,
  hasTimeToSend,
  isCutOff,
  isWithdrawable,
  judgeLook,
  judgeNoTrace,
  judgeRefusal,
  lapsed,
  listNotAsDecided,
  markOf,
  mayLeave,
  notPermitted,
  quarantineEnd,
  type Refusal,
  sessionGone,
  settledBy,
  tooSlow,
} from './decision-rules.ts';

const TIMING = { DIDIT_TIMEOUT_MS: 30_000, QUARANTINE_MS: 120_000, SEND_LEASE_MS: 90_000 };
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30, 23, 59, 0) + seconds * 1000);
const ROW = {
  outcome: 'approve',
  state: 'queued',
  attempts: 0,
  expected_status: 'In Review',
  send_after: at(8),
  sent_at: null,
  lease_until: null,
} as const;
const SENDING = { ...ROW, ...markOf(ROW, at(8), TIMING) };

const refusal = (more: Partial<Refusal>): Refusal => ({
  kind: 'server',
  status: 500,
  maybeApplied: false,
  retryAfterMs: null,
  ...more,
});
const judge = (more: Partial<Refusal>) => judgeRefusal(refusal(more), at(10), TIMING, 'Didit’s own words');

describe('leaving', () => {
  test.each([
    [7.999, false],
    [8, true],
    [9, true],
  ])('after %s s of an undo window of 8: %s', (seconds, expected) => {
    expect(mayLeave(ROW, at(seconds))).toBe(expected);
  });

  test('is for queued decisions only', () => {
    const leaving = DECISION_STATES.filter((state) => mayLeave({ ...ROW, state }, at(100)));
    expect(leaving).toEqual(['queued']);
  });

  test('marks the row first, with one attempt more and a lease', () => {
    expect(SENDING).toMatchObject({ state: 'sending', attempts: 1, sent_at: at(8), lease_until: at(98) });
  });

  test('needs the time of waiting and of an answer before the lease ends', () => {
    expect(hasTimeToSend(SENDING, at(38), TIMING)).toBe(true);
    expect(hasTimeToSend(SENDING, at(38.001), TIMING)).toBe(false);
    expect(hasTimeToSend(ROW, at(8), TIMING)).toBe(false);
    expect(tooSlow(at(40))).toMatchObject({ state: 'queued', retryAt: at(45), uncounted: true });
  });
});

describe('the look before sending', () => {
  const trace = (previous_status: string | null) => ({ previous_status, uuid: 'row-1' });

  test('sends when the session is as it was decided on', () => {
    expect(judgeLook(ROW, undefined, 'In Review')).toBeUndefined();
  });

  test.each(['Approved', 'Declined', 'in review', undefined])('stops when it is %s', (status) => {
    expect(judgeLook(ROW, undefined, status)).toMatchObject({
      state: 'conflict',
      because: `The session was In Review when this was decided and is ${status} now.`,
      reason: 'status-moved',
    });
  });

  test('finds our own entry, and never sends a second time', () => {
    expect(judgeLook(ROW, trace('In Review'), 'Approved')).toMatchObject({
      state: 'confirmed',
      reviewId: 'row-1',
      collision: false,
      because: null,
    });
  });

  test('tells of somebody who came just before', () => {
    expect(confirmedBy(ROW, trace('Declined'))).toMatchObject({
      state: 'confirmed',
      collision: true,
      because: 'Somebody else had set Declined just before.',
    });
    expect(confirmedBy(ROW, trace(null)).collision).toBe(false);
    expect(confirmedBy(ROW, undefined)).toMatchObject({ reviewId: null, collision: false });
    expect(confirmedBy({ ...ROW, outcome: 'block' }, trace('Declined')).collision).toBe(false);
  });

  test('stops when Didit says other things than the maker saw', () => {
    const manifest = { decision: 'aa', media: {} };
    expect(evidenceMoved({ manifest }, 'aa')).toBeUndefined();
    expect(evidenceMoved({ manifest: null }, 'bb')).toBeUndefined();
    expect(evidenceMoved({ manifest }, 'bb')).toMatchObject({
      state: 'conflict',
      reason: 'evidence-changed',
    });
  });

  test('stops when one of the two may no longer decide, and when nobody agreed in time', () => {
    expect(notPermitted('Noa may no longer decide this.')).toMatchObject({ state: 'refused' });
    const waiting = { state: 'pending_approval', expires_at: at(60) } as const;
    expect([hasLapsed(waiting, at(59.999)), hasLapsed(waiting, at(60))]).toEqual([false, true]);
    expect(hasLapsed({ state: 'queued', expires_at: at(60) }, at(61))).toBe(false);
    expect(hasLapsed({ state: 'pending_approval', expires_at: null }, at(61))).toBe(false);
    expect(lapsed()).toMatchObject({ state: 'expired', reason: 'unchecked' });
  });
});

describe('an answer that is no success', () => {
  // By kind of failure: what it becomes when it surely did not arrive, and when it may have.
  test.each(ERROR_KINDS)(
    'of the kind %s never becomes confirmed, and is unknown when it may have arrived',
    (kind) => {
      const sure = judge({ kind, status: 400, maybeApplied: false });
      const unsure = judge({ kind, status: 400, maybeApplied: true });
      const waits = kind === 'rate_limited';
      expect(sure.state).toBe(waits ? 'queued' : kind === 'same_status' ? 'unknown' : 'failed');
      expect(unsure.state).toBe(waits ? 'queued' : 'unknown');
      expect(sure.reason).toBe(kind);
    },
  );

  test('that is unknown is looked into after the quarantine, counted from when it was given up', () => {
    expect(judge({ kind: 'timeout', status: null, maybeApplied: true })).toMatchObject({
      state: 'unknown',
      sentAt: at(10),
      retryAt: at(130),
    });
    expect(quarantineEnd(SENDING, at(500), TIMING)).toEqual(at(128));
    expect(quarantineEnd(ROW, at(500), TIMING)).toEqual(at(620));
  });

  test('before anything was sent waits, and does not count', () => {
    expect(judge({ kind: 'network', status: null })).toMatchObject({
      state: 'queued',
      because: 'Didit cannot be reached; it will be sent when that is over.',
      retryAt: at(15),
      uncounted: true,
    });
  });

  test('waits as long as Didit asks', () => {
    expect(judge({ kind: 'rate_limited', status: 429, retryAfterMs: 61_000 }).retryAt).toEqual(at(71));
    expect(judge({ kind: 'rate_limited', status: 429, retryAfterMs: 0 }).retryAt).toEqual(at(10));
    expect(judge({ kind: 'rate_limited', status: 429 }).retryAt).toEqual(at(15));
  });

  test('that is a clear no says it in Didit’s words', () => {
    expect(judge({ kind: 'validation', status: 400 })).toEqual({
      state: 'failed',
      because: 'Didit’s own words',
      reason: 'validation',
      refusesUs: false,
    });
    // 403 is about our key, not about this case.
    expect(judge({ kind: 'auth', status: 403 })).toMatchObject({ state: 'failed', refusesUs: true });
    expect(sessionGone(refusal({ kind: 'not_found', status: 404 }))).toMatchObject({ state: 'failed' });
  });
});

describe('without a trace after the quarantine', () => {
  const tried = (outcome: 'approve' | 'decline' | 'resubmit', attempts: number) =>
    judgeNoTrace({ ...ROW, outcome, attempts }, 'In Review', at(200));

  test.each([
    ['approve', 1, 'queued'],
    ['decline', 2, 'queued'],
    ['approve', 3, 'manual'],
    ['decline', 4, 'manual'],
    ['resubmit', 1, 'manual'],
  ] as const)('%s after %i attempts is %s', (outcome, attempts, state) => {
    expect(tried(outcome, attempts).state).toBe(state);
  });

  test('is a conflict when somebody moved the session, whatever the outcome', () => {
    for (const outcome of ['approve', 'decline', 'resubmit'] as const) {
      expect(judgeNoTrace({ ...ROW, outcome, attempts: 1 }, 'Declined', at(200))).toMatchObject({
        state: 'conflict',
        because: 'Ours was not applied; the session was moved to Declined by somebody else.',
      });
    }
  });

  test('hands a list that is not as decided to a person, with what to do', () => {
    for (const [outcome, todo] of [
      ['block', /block again/],
      ['unblock', /remove it again/],
    ] as const) {
      expect(listNotAsDecided({ outcome })).toMatchObject({
        state: 'manual',
        reason: 'no-trace',
        because: expect.stringMatching(todo),
      });
    }
  });
});

describe('a row', () => {
  test('counts as cut off when the lease is over, or there is none', () => {
    expect([isCutOff(SENDING, at(97.999)), isCutOff(SENDING, at(98))]).toEqual([false, true]);
    expect(isCutOff({ ...SENDING, lease_until: null }, at(0))).toBe(true);
    expect(isCutOff({ ...SENDING, state: 'unknown' }, at(999))).toBe(false);
  });

  test('is settled in exactly the states that no longer move', () => {
    const settled = DECISION_STATES.filter(
      (state) => settledBy(ROW, { state, because: null }, at(9)).settled_at !== undefined,
    );
    const open: readonly string[] = OPEN_DECISION_STATES;
    expect(settled).toEqual(DECISION_STATES.filter((state) => !open.includes(state)));
  });

  test('gives an attempt back that never arrived, and never falls below none', () => {
    const outcome = { state: 'queued', because: null, uncounted: true, retryAt: at(20) } as const;
    expect(settledBy(SENDING, outcome, at(9))).toMatchObject({
      attempts: 0,
      send_after: at(20),
      lease_until: null,
    });
    expect(settledBy(ROW, outcome, at(9)).attempts).toBe(0);
  });

  test.each([
    ['queued', 0, true],
    ['queued', 1, false],
    ['pending_approval', 0, true],
    ['sending', 1, false],
    ['unknown', 1, false],
    ['manual', 3, true],
    ['confirmed', 1, false],
    ['failed', 1, false],
    ['conflict', 0, false],
    ['withdrawn', 0, false],
    ['refused', 0, false],
    ['expired', 0, false],
  ] as const)('that is %s after %i attempts can be taken back: %s', (state, attempts, expected) => {
    expect(isWithdrawable({ state, attempts })).toBe(expected);
  });
});
