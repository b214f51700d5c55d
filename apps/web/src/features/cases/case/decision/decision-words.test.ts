import { DECISION_STATES } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { makeCase, makeDecision, makeReason } from '../testing/make-case.ts';
import {
  barMode,
  checkRulesOf,
  decisionWords,
  effectLine,
  isPolled,
  reasonsInWords,
} from './decision-words.ts';

const now = Date.parse('2026-11-02T10:30:02Z');

describe('what the bar says about a decision', () => {
  test('a queued decision counts down to its sending', () => {
    expect(decisionWords(makeDecision(), now).title).toBe('Decline: sending in 6 s');
    expect(decisionWords(makeDecision(), now + 10_000).title).toBe('Decline: next in line for Didit');
  });

  test('an unanswered one is said to be unknown, never done or failed', () => {
    const words = decisionWords(makeDecision({ state: 'unknown' }), now);
    expect(words).toMatchObject({ title: 'No answer from Didit: checking its trail', tone: 'warning' });
  });

  test('a refusal names the reason and who has the case now', () => {
    const words = decisionWords(makeDecision({ state: 'failed', because: 'session is Expired' }), now);
    expect(words.title).toBe('Not accepted by Didit: session is Expired');
    expect(words.detail).toContain('back with you');
  });

  test.each(DECISION_STATES)('%s has words of its own', (state) => {
    expect(decisionWords(makeDecision({ state }), now).title).not.toBe('');
  });

  test('only a confirmed decision is green', () => {
    const green = DECISION_STATES.filter(
      (state) => decisionWords(makeDecision({ state }), now).tone === 'success',
    );
    expect(green).toEqual(['confirmed']);
  });

  test('the effect line promises the undo only when there is one', () => {
    expect(effectLine('approve', 8000)).toBe('Didit is told Approved after 8 s; you can undo until then.');
    expect(effectLine('decline', 0)).toBe('Didit is told Declined at once.');
  });

  test('and waits for nobody’s clock when somebody else must agree first', () => {
    expect(effectLine('approve', 8000, true)).toContain('once somebody else agrees');
  });

  test('reasons read in their order, and none reads as nothing', () => {
    const labelOf = (key: string) => key.toUpperCase();
    expect(reasonsInWords({ reason: 'a', moreReasons: ['b'] }, labelOf)).toBe('A, B');
    expect(reasonsInWords({ reason: null, moreReasons: [] }, labelOf)).toBeNull();
  });

  test('a second person is announced for the policy’s rules and for a reason that asks for one', () => {
    const draft = { outcome: 'block', seen: makeCase() } as const;
    expect(checkRulesOf(draft, [makeReason()])).toEqual(['block']);
    expect(checkRulesOf(draft, [makeReason({ needsSecondPerson: true })])).toEqual([
      'block',
      'reason-needs-second-person',
    ]);
  });
});

describe('a decision that a person closed', () => {
  test('says who found what, and claims no more than that', () => {
    const by = makeDecision().maker;
    const closed = { by, at: '2026-11-02T11:00:00Z', note: 'No comment there.' };
    expect(decisionWords(makeDecision({ state: 'withdrawn', closed }), 0)).toEqual({
      title: 'Decline was closed: Didit has no trace of it',
      detail: 'Ana Petrova: No comment there.',
      tone: 'info',
    });
    expect(decisionWords(makeDecision({ state: 'withdrawn' }), 0).detail).toBe('Nothing was sent.');
  });
});

describe('what the bar is for', () => {
  test('a decision on its way hides the buttons, for readers too', () => {
    expect(barMode(makeCase(), makeDecision(), true)).toBe('moving');
    expect(barMode(makeCase(), makeDecision({ state: 'unknown' }), false)).toBe('moving');
  });

  test('who may not decide gets a notice', () => {
    expect(barMode(makeCase(), null, false)).toBe('read-only');
  });

  test('a confirmed decision is a receipt until the case comes back to review', () => {
    const confirmed = makeDecision({ state: 'confirmed' });
    const declined = makeCase((raw) => {
      raw.case.status = 'Declined';
    });
    expect(barMode(declined, confirmed, true)).toBe('settled');
    expect(barMode(makeCase(), confirmed, true)).toBe('deciding');
  });

  test('a failed or withdrawn decision gives the buttons back', () => {
    expect(barMode(makeCase(), makeDecision({ state: 'failed' }), true)).toBe('deciding');
    expect(barMode(makeCase(), makeDecision({ state: 'withdrawn' }), true)).toBe('deciding');
  });

  test('only decisions that move by themselves are asked for each second', () => {
    expect(isPolled(makeDecision())).toBe(true);
    expect(isPolled(makeDecision({ state: 'manual' }))).toBe(false);
    expect(isPolled(undefined)).toBe(false);
  });
});
