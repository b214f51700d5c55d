import * as z from 'zod';

/** Why a case is declined, redone or blocked. The key is kept in the record; the label is what people read. */
export const REASONS = {
  'document-not-genuine': { label: 'Document not genuine or altered', outcomes: ['decline', 'block'] },
  'document-expired': { label: 'Document expired', outcomes: ['decline', 'resubmit'] },
  'document-unreadable': { label: 'Document unreadable or cropped', outcomes: ['decline', 'resubmit'] },
  'face-mismatch': {
    label: 'Selfie is not the person on the document',
    outcomes: ['decline', 'resubmit', 'block'],
  },
  'liveness-doubtful': { label: 'Liveness not convincing', outcomes: ['decline', 'resubmit', 'block'] },
  'data-mismatch': { label: 'Data differ from what the customer told us', outcomes: ['decline', 'resubmit'] },
  'address-not-proven': { label: 'Address not proven', outcomes: ['decline', 'resubmit'] },
  'under-age': { label: 'Customer is under age', outcomes: ['decline'] },
  'sanctions-match': { label: 'Confirmed sanctions match', outcomes: ['decline', 'block'] },
  'pep-risk': { label: 'Politically exposed, risk not accepted', outcomes: ['decline'] },
  'adverse-media': { label: 'Serious adverse media', outcomes: ['decline'] },
  'duplicate-person': { label: 'Same person holds another account', outcomes: ['decline', 'block'] },
  'suspected-fraud': { label: 'Suspected fraud', outcomes: ['decline', 'block'] },
  'false-alarm': { label: 'Warning checked: false alarm', outcomes: ['approve'] },
  'risk-accepted': { label: 'Warning checked: risk accepted', outcomes: ['approve'] },
  other: { label: 'Other (explain in the note)', outcomes: ['decline', 'resubmit', 'block', 'approve'] },
} as const satisfies Record<string, { label: string; outcomes: readonly ReasonOutcome[] }>;

type ReasonOutcome = 'approve' | 'decline' | 'resubmit' | 'block';
export type ReasonKey = keyof typeof REASONS;

// Object.keys forgets that the keys are the table's own; zod needs a non-empty tuple.
const KEYS = Object.keys(REASONS) as [ReasonKey, ...ReasonKey[]];

export function reasonsFor(outcome: ReasonOutcome): { key: ReasonKey; label: string }[] {
  return KEYS.filter((key) => (REASONS[key].outcomes as readonly ReasonOutcome[]).includes(outcome)).map(
    (key) => ({ key, label: REASONS[key].label }),
  );
}

/** A reason that fits this outcome. */
export function reasonSchema(outcome: ReasonOutcome) {
  // The filter cannot be empty: 'other' fits every outcome.
  const keys = reasonsFor(outcome).map(({ key }) => key) as [ReasonKey, ...ReasonKey[]];
  return z.enum(keys).describe('Reason from the catalogue');
}
