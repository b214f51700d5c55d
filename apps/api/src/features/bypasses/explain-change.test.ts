import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainChange } from './explain-change.ts';
import type { Move } from './trail-moves.ts';

const OURS = '0199d3a0-1f2e-7a3b-8c4d-5e6f70819203';

function move(from: string | null, to: string, by: 'us' | 'person' | 'didit' = 'person', minute = 0): Move {
  return {
    reviewId: `${from}>${to}>${minute}`,
    from,
    to,
    at: new Date(minute * 60_000),
    actorType: { us: 'API_KEY', person: 'CONSOLE_USER', didit: 'SYSTEM' }[by],
    actorName: by,
    reference: by === 'us' ? OURS : null,
  };
}

interface Story {
  before: string | null;
  status: string;
  trail?: Move[];
  old?: Move[];
  expected?: string;
}

/** What of the story no decision of ours explains, as `from → to`, with `*` where the trail has no entry. */
function unexplained({ before, status, trail = [], old = [], expected }: Story): string[] {
  return explainChange({
    before,
    status,
    trail: [...old, ...trail],
    isNew: (each) => trail.includes(each),
    isOurs: ({ reference }) => reference === OURS,
    isExpected: (to) => to === expected,
  }).map(({ from, to, move: entry }) => `${from} → ${to}${entry === null ? ' *' : ''}`);
}

const REVIEW = 'In Review';

describe('a change is explained', () => {
  test.each<[string, Story]>([
    ['by nothing having changed', { before: REVIEW, status: REVIEW }],
    [
      'by our entry in the trail',
      { before: REVIEW, status: 'Approved', trail: [move(REVIEW, 'Approved', 'us')] },
    ],
    [
      'when status and entry were read the wrong way round last time',
      { before: REVIEW, status: 'Approved', old: [move(REVIEW, 'Approved', 'us')] },
    ],
    [
      'when our entry comes after the status was seen',
      { before: 'Approved', status: 'Approved', trail: [move(REVIEW, 'Approved', 'us')] },
    ],
    [
      'while our decision is on its way and the trail lags',
      { before: REVIEW, status: 'Declined', expected: 'Declined' },
    ],
    [
      'when our request for redoing steps is final again at once',
      { before: REVIEW, status: 'Approved', trail: [move(REVIEW, 'Resubmitted', 'us')] },
    ],
    ['when the customer redid the steps', { before: 'Resubmitted', status: 'Declined' }],
    ['when time ran out', { before: 'Approved', status: 'Kyc Expired' }],
    ['when monitoring brings it back to review', { before: 'Approved', status: REVIEW }],
    ['when a new session went its way', { before: 'Not Started', status: 'Approved' }],
    [
      "by Didit's own entry about its checks",
      { before: 'In Progress', status: REVIEW, trail: [move('In Progress', REVIEW, 'didit')] },
    ],
    [
      'by a label somebody put on an entry, which moves nothing',
      { before: REVIEW, status: REVIEW, trail: [move(null, 'Approved')] },
    ],
    [
      'before our time, when nothing in it is new',
      { before: null, status: 'Approved', old: [move(REVIEW, 'Approved')] },
    ],
  ])('%s', (_, story) => {
    expect(unexplained(story)).toEqual([]);
  });
});

describe('a change is a bypass', () => {
  test.each<[string, Story, string[]]>([
    [
      'by somebody in the console',
      { before: REVIEW, status: 'Approved', trail: [move(REVIEW, 'Approved')] },
      ['In Review → Approved'],
    ],
    ['that left no entry', { before: REVIEW, status: 'Declined' }, ['In Review → Declined *']],
    [
      'by automation in place of a person',
      { before: REVIEW, status: 'Approved', trail: [move(REVIEW, 'Approved', 'didit')] },
      ['In Review → Approved'],
    ],
    [
      'and its undoing is another, although the status is as before',
      {
        before: 'Approved',
        status: 'Approved',
        trail: [move('Approved', 'Declined', 'person', 1), move('Declined', 'Approved', 'person', 2)],
      },
      ['Approved → Declined', 'Declined → Approved'],
    ],
    [
      'after ours',
      {
        before: REVIEW,
        status: 'Declined',
        trail: [move(REVIEW, 'Approved', 'us', 1), move('Approved', 'Declined', 'person', 2)],
      },
      ['Approved → Declined'],
    ],
    [
      'before ours',
      {
        before: REVIEW,
        status: 'Approved',
        trail: [move(REVIEW, 'Declined', 'person', 1), move('Declined', 'Approved', 'us', 2)],
      },
      ['In Review → Declined'],
    ],
    [
      'that carries a copy of our reference',
      {
        before: 'Approved',
        status: 'Approved',
        old: [move(REVIEW, 'Approved', 'us', 1)],
        trail: [move('Approved', 'Declined', 'us', 2), move('Declined', 'Approved', 'us', 3)],
      },
      ['Approved → Declined', 'Declined → Approved'],
    ],
    [
      'without an entry after one with',
      { before: REVIEW, status: 'Declined', trail: [move(REVIEW, 'Approved', 'us')] },
      ['Approved → Declined *'],
    ],
    [
      'whose entry does not say what was before',
      { before: REVIEW, status: 'Approved', trail: [move(null, 'Approved')] },
      ['In Review → Approved'],
    ],
    [
      'although ours was expected there, when the trail shows somebody else',
      {
        before: REVIEW,
        status: 'Approved',
        trail: [move(REVIEW, 'Approved')],
        expected: 'Approved',
      },
      ['In Review → Approved'],
    ],
  ])('%s', (_, story, found) => {
    expect(unexplained(story)).toEqual(found);
  });
});

test('a trail of our own decisions and natural moves is explained wherever an observation cuts it', () => {
  const natural = ['Not Started', 'In Progress', 'Awaiting User', 'In Progress', REVIEW] as const;
  fc.assert(
    fc.property(
      fc.constantFrom('Approved', 'Declined', 'Resubmitted'),
      fc.nat({ max: 2 }),
      fc.nat({ max: 2 }),
      (outcome, statusLag, trailLead) => {
        // The world: natural moves without entries, then ours with one, then what follows by itself.
        const after = outcome === 'Resubmitted' ? ['In Progress', REVIEW] : [];
        const entry = move(REVIEW, outcome, 'us', 1);
        const statuses = [...natural, outcome, ...after];
        const decidedAt = natural.length;
        let before: string = natural[0];
        let old: Move[] = [];
        for (let now = 1; now < statuses.length; now += 1) {
          const seen = Math.max(0, now - (now < decidedAt ? statusLag : 0));
          const status = statuses[seen] ?? REVIEW;
          const trail = now + trailLead >= decidedAt && now >= decidedAt - 1 ? [entry] : [];
          const fresh = trail.filter((each) => !old.includes(each));
          expect(unexplained({ before, status, old, trail: fresh, expected: outcome })).toEqual([]);
          before = status;
          old = [...old, ...fresh];
        }
      },
    ),
  );
});
