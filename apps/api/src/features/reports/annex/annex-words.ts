import { CHECK_RULES, type Decision, type DecisionState, type ShownOutcome } from '@docket/contracts';

export const OUTCOME_WORDS: Record<ShownOutcome, string> = {
  approve: 'Approved',
  decline: 'Declined',
  resubmit: 'Asked the customer to redo steps',
  block: 'Put values on the blocklist',
  unblock: 'Took values off the blocklist',
  hidden: 'Decided; what, is shown once the second person has chosen',
};

/** What became of it, as a second half of the title. */
export const STATE_WORDS: Record<DecisionState, string> = {
  confirmed: 'confirmed by Didit',
  pending_approval: 'waits for a second person',
  queued: 'not yet sent',
  sending: 'being sent',
  unknown: 'Didit’s answer is missing',
  manual: 'being looked into',
  failed: 'not accepted by Didit, without effect',
  conflict: 'not carried out: the case moved at Didit',
  withdrawn: 'taken back before it was sent',
  refused: 'not agreed to, without effect',
  expired: 'lapsed, without effect',
};

export function reasonsInWords(reasons: readonly string[]): string {
  return reasons.length === 0 ? 'No reason was asked for' : reasons.join(', ');
}

/** How the second person comes in: agreed, not needed, or what is still open. */
export function secondPersonInWords({ checks, checkRules, policyVersion }: Decision): string {
  const said = checks.map(({ verdict, checker, at }) => `${checker.name} ${verdict} at ${moment(at)}`);
  const rules = checkRules.map((rule) => CHECK_RULES[rule]).join('; ');
  const policy = policyVersion === null ? 'the policy' : `version ${policyVersion} of the policy`;
  if (checkRules.length === 0) return `Not needed under ${policy}`;
  return `${said.length === 0 ? 'Nobody yet' : said.join('; ')}. Needed under ${policy}, because ${rules}`;
}

/** "30 Nov 2026, 13:12:36 UTC": the same for every reader. */
export function moment(at: string | Date): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${date.toISOString().slice(11, 19)} UTC`;
}
