import type { Decision } from '@docket/contracts';

/**
 * The decision as this person may see it. Under a blind policy what was decided, and everything it could be told from,
 * is the maker's alone until the second person has chosen: also from other second persons, who have yet to choose.
 */
export function shownTo(userId: string, decision: Decision): Decision {
  if (!isHiddenFrom(userId, decision)) return decision;
  return {
    ...decision,
    outcome: 'hidden',
    reason: null,
    moreReasons: [],
    note: null,
    steps: [],
    targets: [],
    sendEmail: false,
    checkRules: [],
    // What somebody chose without its ending there is what was decided; so is a digest of so few possible contents.
    checks: decision.checks.map((check) => ({
      ...check,
      outcome: check.outcome === null ? null : 'hidden',
      note: null,
    })),
    digest: null,
  };
}

export function isHiddenFrom(
  userId: string,
  { blind, state, maker, checks }: Pick<Decision, 'blind' | 'state' | 'maker' | 'checks'>,
): boolean {
  if (!blind || state !== 'pending_approval' || maker.id === userId) return false;
  return !checks.some(({ verdict, checker }) => verdict === 'chose' && checker.id === userId);
}
