import { REASON_OUTCOMES, type Reason, type ReasonOutcome } from '@docket/contracts';

/** What a group of reasons is for. */
export const OUTCOME_TITLES: Record<ReasonOutcome, string> = {
  approve: 'Approve',
  decline: 'Decline',
  resubmit: 'Request resubmission',
  block: 'Block',
  unblock: 'Remove from blocklist',
  'False Positive': 'Hit is a false positive',
  'Confirmed Match': 'Hit is a confirmed match',
  Inconclusive: 'Hit is inconclusive',
};

/** Groups with the reasons of each in the order people choose in; retired ones come last. */
export function groupsOf(reasons: readonly Reason[]): { outcome: ReasonOutcome; reasons: Reason[] }[] {
  return REASON_OUTCOMES.map((outcome) => {
    const own = reasons.filter(({ outcomes }) => outcomes.includes(outcome));
    return {
      outcome,
      reasons: [...own.filter(({ retired }) => !retired), ...own.filter(({ retired }) => retired)],
    };
  });
}
