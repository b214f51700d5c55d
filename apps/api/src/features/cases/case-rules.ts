import type { Allowed, CaseAction, CaseOutcome, Outcome, Permission, Role, Warning } from '@docket/contracts';
import { grantOf, isOfBlocklist } from '@docket/contracts';
import { refusalOf } from '../../http/authorize.ts';
import { claimable, ERASED, GONE } from '../claims/claim-rules.ts';
import { CORRECTION_UNDERWAY, correctionAllowed } from '../corrections/correction-rules.ts';
import { OWN_CORRECTION, OWN_DECISION } from '../decisions/check/who-may-check.ts';
import { snoozable } from '../snoozes/snooze-rules.ts';

/**
 * Which outcome is open in which status. Approved and Declined can overturn each other, by a manager and, as the
 * policy is shipped, a second person.
 */
const OPEN_IN: Record<CaseOutcome, readonly string[]> = {
  approve: ['In Review', 'Declined'],
  decline: ['In Review', 'Approved'],
  resubmit: ['In Review', 'Abandoned', 'Kyc Expired'],
  block: ['In Review', 'Approved', 'Declined', 'Abandoned', 'Kyc Expired'],
};
const FINAL = ['Approved', 'Declined'];

export const OVERTURN_IS_FOR = 'Only a manager may ask to overturn a final decision.';

/** Whether this outcome would replace a final decision. Blocking leaves the status as it is. */
export function isOverturn(outcome: Outcome, status: string): boolean {
  return !isOfBlocklist(outcome) && FINAL.includes(status);
}

/** Why this decision cannot stand without a reason, as a clause; null when it can. */
export function whyReasonNeeded(
  outcome: Outcome,
  status: string,
  warnings: readonly Pick<Warning, 'severity'>[],
): string | null {
  if (outcome !== 'approve') return 'only an approval can do without';
  if (isOverturn(outcome, status)) return 'a final decision is overturned';
  return warnings.some(({ severity }) => severity !== 'information') ? 'Didit warned about this case' : null;
}

const OUTCOME_OF = {
  approve: 'approve',
  decline: 'decline',
  requestResubmission: 'resubmit',
  block: 'block',
} as const satisfies Partial<Record<CaseAction, Outcome>>;

const PERMISSION_OF: Record<CaseAction, Permission> = {
  claim: 'case:claim',
  release: 'case:claim',
  takeOver: 'case:take-over',
  assign: 'case:assign',
  snooze: 'case:claim',
  tag: 'case:claim',
  note: 'case:note',
  approve: 'case:decide',
  decline: 'case:decide',
  requestResubmission: 'case:decide',
  block: 'case:block',
  correct: 'case:decide',
  check: 'decision:check',
  report: 'report:download',
  evidencePack: 'evidence-pack:download',
};

/** Didit makes a PDF in these states only (OpenAPI, session generate-pdf). */
const REPORTABLE = ['Approved', 'Declined', 'In Review', 'Kyc Expired'];

/** What the rules need to know of a case. */
export interface CaseFacts {
  readonly status: string;
  readonly holder: { id: string; name: string } | null;
  readonly openDecision: boolean;
  /** Didit no longer has the session. */
  readonly gone: boolean;
  readonly erased: boolean;
  /** Whether the whole decision was read, or only the session list told of the case so far. */
  readonly detailsRead: boolean;
  /** A finding of ours about a hit has not yet come back from Didit. */
  readonly findingUnderway: boolean;
  /** The same of a correction of data. */
  readonly correctionUnderway: boolean;
  /** The decision that waits for a second person, if one does. */
  readonly pending: { readonly makerId: string } | null;
  /** Who corrected data of this case. */
  readonly correctors: readonly string[];
}

/** Whether this status takes this outcome, or why not. Does not look at who asks. */
export function outcomeAllowed(
  outcome: Outcome,
  facts: Omit<CaseFacts, 'holder' | 'pending' | 'correctors'>,
): Allowed {
  if (facts.erased) return { because: ERASED };
  if (facts.gone && outcome !== 'unblock') return { because: GONE };
  if (facts.openDecision) return { because: 'A decision on this case is already on its way.' };
  // Not about this case at all: its values come off the list whatever became of it.
  if (outcome === 'unblock') return true;
  if (!facts.detailsRead) return { because: 'The details are being read from Didit; this takes a moment.' };
  if (facts.findingUnderway) {
    return { because: 'What was found about a hit is on its way to Didit; this takes a moment.' };
  }
  if (facts.correctionUnderway) return { because: CORRECTION_UNDERWAY };
  if (OPEN_IN[outcome].includes(facts.status)) return true;
  if (FINAL.includes(facts.status)) {
    return { because: `The case is ${facts.status}; that cannot be turned into this.` };
  }
  return {
    because: `The case is ${facts.status}; there is nothing to decide until Didit or the customer moves it.`,
  };
}

/** Everything the page needs to enable, disable and explain its buttons. */
export function allowedActions(role: Role, userId: string, facts: CaseFacts): Record<CaseAction, Allowed> {
  const decide = (action: keyof typeof OUTCOME_OF): Allowed => {
    const byCase = outcomeAllowed(OUTCOME_OF[action], facts);
    if (byCase !== true) return byCase;
    if (isOverturn(OUTCOME_OF[action], facts.status) && grantOf(role, 'case:overturn') === null) {
      return { because: OVERTURN_IS_FOR };
    }
    return heldBy(userId, facts);
  };
  const correctable = correctionAllowed(facts);
  const byRule: Record<CaseAction, Allowed> = {
    claim: claimAllowed(userId, facts),
    release: facts.holder?.id === userId ? true : { because: 'You do not hold this case.' },
    takeOver: takeOverAllowed(userId, facts),
    assign: claimable(facts),
    snooze: snoozeAllowed(userId, facts),
    tag: facts.erased ? { because: ERASED } : true,
    note: facts.erased ? { because: ERASED } : true,
    approve: decide('approve'),
    decline: decide('decline'),
    requestResubmission: decide('requestResubmission'),
    block: decide('block'),
    correct: correctable === true ? heldBy(userId, facts) : correctable,
    check: checkAllowed(userId, facts),
    report: reportAllowed(facts),
    evidencePack: packAllowed(facts),
  };
  const made = facts.pending?.makerId === userId;
  // Role before case: "ask a manager" helps more than "claim it first" when claiming would not help. Of one's own
  // decision neither helps.
  return mapActions((action) =>
    grantOf(role, PERMISSION_OF[action]) === null && !(action === 'check' && made)
      ? { because: refusalOf(PERMISSION_OF[action]) }
      : byRule[action],
  );
}

function heldBy(userId: string, { holder }: CaseFacts): Allowed {
  if (holder === null) return { because: 'Claim the case first.' };
  return holder.id === userId ? true : { because: `${holder.name} holds this case.` };
}

/** The same people are refused once more where the word is taken, on locked rows. */
function checkAllowed(userId: string, { pending, correctors }: CaseFacts): Allowed {
  if (pending === null) return { because: 'No decision on this case waits for a second person.' };
  if (pending.makerId === userId) return { because: OWN_DECISION };
  return correctors.includes(userId) ? { because: OWN_CORRECTION } : true;
}

export function reportAllowed({
  status,
  gone,
  erased,
}: Pick<CaseFacts, 'status' | 'gone' | 'erased'>): Allowed {
  if (erased) return { because: ERASED };
  if (gone) return { because: GONE };
  if (REPORTABLE.includes(status)) return true;
  return { because: `Didit makes no report while a case is ${status}.` };
}

/** What Didit has deleted is packed all the same: the pack says what it had to do without. */
function packAllowed({ detailsRead }: CaseFacts): Allowed {
  return detailsRead
    ? true
    : { because: 'The case is still being read from Didit; there is nothing to pack yet.' };
}

function takeOverAllowed(userId: string, { holder }: CaseFacts): Allowed {
  if (holder === null) return { because: 'Nobody holds this case; claim it.' };
  return holder.id === userId ? { because: 'You hold this case.' } : true;
}

function claimAllowed(userId: string, facts: CaseFacts): Allowed {
  const byCase = claimable(facts);
  return byCase === true ? notAnothers(userId, facts) : byCase;
}

function snoozeAllowed(userId: string, facts: CaseFacts): Allowed {
  const byCase = snoozable(facts);
  return byCase === true ? notAnothers(userId, facts) : byCase;
}

function notAnothers(userId: string, { holder }: CaseFacts): Allowed {
  if (holder === null || holder.id === userId) return true;
  return { because: `${holder.name} holds this case.` };
}

function mapActions(rule: (action: CaseAction) => Allowed): Record<CaseAction, Allowed> {
  return {
    claim: rule('claim'),
    release: rule('release'),
    takeOver: rule('takeOver'),
    assign: rule('assign'),
    snooze: rule('snooze'),
    tag: rule('tag'),
    note: rule('note'),
    approve: rule('approve'),
    decline: rule('decline'),
    requestResubmission: rule('requestResubmission'),
    block: rule('block'),
    correct: rule('correct'),
    check: rule('check'),
    report: rule('report'),
    evidencePack: rule('evidencePack'),
  };
}
