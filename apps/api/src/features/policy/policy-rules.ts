import type { Evidence, Outcome, PolicyRule } from '@docket/contracts';

/** What the rules need to know of a decision that is about to be made. */
export interface PolicyFacts {
  readonly outcome: Outcome;
  readonly status: string;
  /** Nobody but Didit itself had set the status the case is in. */
  readonly setByDidit: boolean;
  readonly aml: Evidence['aml'];
}

const FINAL = ['Approved', 'Declined'];

const APPLIES: Record<PolicyRule, (facts: PolicyFacts) => boolean> = {
  'approve-over-aml-hit': ({ outcome, aml }) => outcome === 'approve' && hasOpenHit(aml),
  'approve-over-auto-decline': ({ outcome, status, setByDidit }) =>
    outcome === 'approve' && status === 'Declined' && setByDidit,
  overturn: ({ outcome, status }) => outcome !== 'block' && FINAL.includes(status),
  block: ({ outcome }) => outcome === 'block',
  'every-approval': ({ outcome }) => outcome === 'approve',
  'every-decline': ({ outcome }) => outcome === 'decline',
};

/** The rules of a policy that ask for a second person here, in the order of the policy. */
export function rulesThatApply(rules: readonly PolicyRule[], facts: PolicyFacts): PolicyRule[] {
  return rules.filter((rule) => APPLIES[rule](facts));
}

/** On a sanctions, warnings or PEP list; adverse media alone is for the reviewer to weigh. */
function hasOpenHit(aml: Evidence['aml']): boolean {
  return aml.some(({ hits }) =>
    hits.some((hit) => hit.lists.length > 0 && hit.reviewStatus !== 'False Positive'),
  );
}
