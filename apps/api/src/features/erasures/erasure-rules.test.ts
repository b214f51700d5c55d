import { SESSION_STATUSES } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { type CaseFacts, erasureAllowed, keptUntil } from './erasure-rules.ts';

const YEARS_FIVE = 1_826;
const CASE: CaseFacts = {
  status: 'Declined',
  lastEventAt: new Date('2020-02-29T23:30:00Z'),
  openDecision: false,
  openBypass: false,
  findingUnderway: false,
};
const NOW = new Date('2026-11-30T12:00:00Z');
const RULES = { now: NOW, retentionDays: YEARS_FIVE, heldSince: null };

const ask = (
  cases: readonly Partial<CaseFacts>[],
  rules: Partial<typeof RULES> | { heldSince: Date } = {},
) => {
  const answer = erasureAllowed(
    cases.map((one) => ({ ...CASE, ...one })),
    { ...RULES, ...rules },
  );
  return answer === true ? 'allowed' : answer.because;
};

describe('erasing a person', () => {
  test('is allowed once every duty is over', () => {
    expect(ask([{}])).toBe('allowed');
    expect(ask([])).toBe('allowed');
  });

  // By hand from the law the design names: whoever was judged is kept, whoever never came to that is not.
  test.each([
    ['Approved', 'keeps'],
    ['Declined', 'keeps'],
    ['Kyc Expired', 'keeps'],
    ['Not Started', 'frees'],
    ['Expired', 'frees'],
    ['Abandoned', 'frees'],
    ['In Review', 'waits'],
    ['In Progress', 'waits'],
    ['Awaiting User', 'waits'],
    ['Resubmitted', 'waits'],
  ] as const)('with a case that is %s a month ago: it %s', (status, effect) => {
    const sentence = ask([{ status, lastEventAt: new Date('2026-10-30T12:00:00Z') }]);
    const expected = {
      keeps: 'The law asks to keep the data until 2031-10-30.',
      frees: 'allowed',
      waits: `A case of this person is ${status}; it has to come to its end first.`,
    }[effect];
    expect(sentence).toBe(expected);
  });

  test('has an answer for every status there is, and keeps what it does not know', () => {
    for (const status of SESSION_STATUSES) expect(ask([{ status, lastEventAt: NOW }])).toBeTypeOf('string');
    expect(ask([{ status: 'Quarantined', lastEventAt: NOW }])).toContain('The law asks');
  });

  test('goes by the latest of several cases', () => {
    const cases = [
      {},
      { lastEventAt: new Date('2024-01-01T00:00:00Z') },
      { status: 'Abandoned', lastEventAt: NOW },
    ];
    expect(ask(cases)).toBe('The law asks to keep the data until 2028-12-31.');
  });

  test('is possible from the moment the duty ends, not before', () => {
    const until = keptUntil(CASE, YEARS_FIVE);
    expect(until.toISOString()).toBe('2025-02-28T23:30:00.000Z');
    expect(ask([{}], { now: new Date(until.getTime() - 1) })).toBe(
      'The law asks to keep the data until 2025-02-28.',
    );
    expect(ask([{}], { now: until })).toBe('allowed');
  });

  test.each([
    [{ openDecision: true }, 'A decision or finding about this person is still on its way.'],
    [{ findingUnderway: true }, 'A decision or finding about this person is still on its way.'],
    [{ openBypass: true }, 'An outside decision about this person is not resolved yet.'],
  ])('waits for what any case has under way: %j', (facts, sentence) => {
    expect(ask([{}, facts])).toBe(sentence);
  });

  test('is kept back by a legal hold before anything else', () => {
    const heldSince = new Date('2026-11-29T23:59:59Z');
    const sentence = 'A legal hold, set on 2026-11-29, keeps the data until it is released.';
    expect(ask([{}], { heldSince })).toBe(sentence);
    expect(ask([{ status: 'In Review', openBypass: true }], { heldSince })).toBe(sentence);
  });
});
