import { SESSION_STATUSES } from '@docket/contracts';
import { Review } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import { allowedOn, isNatural } from './bypass-rules.ts';
import { movesOf } from './trail-moves.ts';

// To Approved, Declined or Resubmitted from here it takes somebody; from everywhere else, and to everything else,
// the customer, a deadline or Didit's checks are enough.
const TAKES_SOMEBODY = {
  'In Review': ['Approved', 'Declined', 'Resubmitted'],
  Approved: ['Declined', 'Resubmitted'],
  Declined: ['Approved', 'Resubmitted'],
  'Kyc Expired': ['Approved', 'Declined', 'Resubmitted'],
} as const;

describe('a change of status', () => {
  test.each(SESSION_STATUSES)('from “%s” happens by itself except where the table says otherwise', (from) => {
    const suspicious: readonly string[] =
      Object.entries(TAKES_SOMEBODY).find(([one]) => one === from)?.[1] ?? [];
    const found = SESSION_STATUSES.filter((to) => !isNatural(from, to));
    expect([...found].sort()).toEqual([...suspicious].sort());
  });

  test('to or from a status that is new is nobody’s decision', () => {
    expect([isNatural('Quarantined', 'Approved'), isNatural('In Review', 'Quarantined')]).toEqual([
      true,
      true,
    ]);
  });
});

describe('an outside decision', () => {
  const item = (state: string, owner_id: string | null) => ({ state, owner_id });

  test('is for managers; the others are told so', () => {
    for (const role of ['reviewer', 'admin', 'auditor'] as const) {
      const because = 'This needs the permission bypass:resolve; it belongs to the role manager.';
      expect(allowedOn(role, 'me', item('resolved', 'me'))).toEqual({
        take: { because },
        resolve: { because },
      });
    }
  });

  test.each([
    ['open', null, true, true],
    ['open', 'me', 'You look into it already.', true],
    ['open', 'other', true, true],
    ['resolved', 'me', 'It is already resolved.', 'It is already resolved.'],
    ['resolved', null, 'It is already resolved.', 'It is already resolved.'],
  ])('that is %s and looked into by %s: take %s, resolve %s', (state, owner, take, resolve) => {
    const answer = (word: string | boolean) => (word === true ? true : { because: word });
    expect(allowedOn('manager', 'me', item(state, owner))).toEqual({
      take: answer(take),
      resolve: answer(resolve),
    });
  });
});

describe('the moves of a trail', () => {
  const ID = '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4';
  const entry = (more: Record<string, unknown>) =>
    Review.parse({
      uuid: 'r1',
      activity_type: 'STATUS_UPDATED',
      previous_status: 'In Review',
      new_status: 'Approved',
      created_at: '2026-11-30T10:00:00Z',
      ...more,
    });

  test('come oldest first, whatever order Didit lists them in', () => {
    const moves = movesOf([
      entry({ uuid: 'late', created_at: '2026-11-30T10:00:00+01:00', new_status: 'Declined' }),
      entry({ uuid: 'early', created_at: '2026-11-30T08:59:59.999Z' }),
    ]);
    expect(moves.map(({ reviewId }) => reviewId)).toEqual(['early', 'late']);
  });

  test('of one moment come in the order in which they happened, which is not the order of the list', () => {
    const moves = movesOf([
      entry({ uuid: 'second', previous_status: 'Declined', new_status: 'Approved' }),
      entry({ uuid: 'first', previous_status: 'Approved', new_status: 'Declined' }),
    ]);
    expect(moves.map(({ reviewId }) => reviewId)).toEqual(['first', 'second']);
  });

  test.each([
    ['a comment', { activity_type: 'COMMENT_ADDED' }],
    ['an entry that changed nothing', { previous_status: 'Approved' }],
    ['an entry without an id', { uuid: null }],
    ['an entry without a status', { new_status: null }],
    ['an entry without a moment', { created_at: null }],
  ])('are not %s', (_, more) => {
    expect(movesOf([entry(more)])).toEqual([]);
  });

  test.each([
    [`Looks fine [docket:${ID}]`, ID],
    [`[docket:${ID}]`, ID],
    [`[docket:${ID.slice(1)}]`, null],
    [`docket:${ID}`, null],
    ['[docket:]', null],
    ['', null],
    [null, null],
  ])('name our decision only where the comment %j does', (comment, reference) => {
    expect(movesOf([entry({ comment })])[0]?.reference).toBe(reference);
  });

  test('say who and from where as far as it is known', () => {
    expect(
      movesOf([entry({ previous_status: null, actor_type: null, actor_display: 'API Client' })]),
    ).toEqual([
      {
        reviewId: 'r1',
        from: null,
        to: 'Approved',
        at: new Date('2026-11-30T10:00:00Z'),
        actorType: null,
        actorName: 'API Client',
        reference: null,
      },
    ]);
  });
});
