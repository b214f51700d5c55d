import {
  type Disposition,
  ENOUGH_DISCRIMINATORS,
  type Evidence,
  isOfBlocklist,
  type Outcome,
  type PolicyRule,
} from '@docket/contracts';

/** What the rules need to know of a decision that is about to be made. */
export interface PolicyFacts {
  readonly outcome: Outcome;
  readonly status: string;
  /** Nobody but Didit itself had set the status the case is in. */
  readonly setByDidit: boolean;
  readonly aml: Evidence['aml'];
  /** Oldest first. */
  readonly dispositions: readonly Disposition[];
}

const FINAL = ['Approved', 'Declined'];

const APPLIES: Record<PolicyRule, (facts: PolicyFacts) => boolean> = {
  'approve-over-aml-hit': ({ outcome, aml, dispositions }) =>
    outcome === 'approve' && hasOpenHit(aml, dispositions),
  'approve-over-auto-decline': ({ outcome, status, setByDidit }) =>
    outcome === 'approve' && status === 'Declined' && setByDidit,
  overturn: ({ outcome, status }) => !isOfBlocklist(outcome) && FINAL.includes(status),
  block: ({ outcome }) => outcome === 'block',
  unblock: ({ outcome }) => outcome === 'unblock',
  'every-approval': ({ outcome }) => outcome === 'approve',
  'every-decline': ({ outcome }) => outcome === 'decline',
};

/** The rules of a policy that ask for a second person here, in the order of the policy. */
export function rulesThatApply(rules: readonly PolicyRule[], facts: PolicyFacts): PolicyRule[] {
  return rules.filter((rule) => APPLIES[rule](facts));
}

/**
 * On a sanctions, warnings or PEP list; adverse media alone is for the reviewer to weigh. Only a finding that is on
 * record here, with enough that tells the two people apart, clears one: what somebody set at Didit has no reason.
 * A hit that is counted but not shown cannot be cleared by anybody.
 */
function hasOpenHit(aml: Evidence['aml'], dispositions: readonly Disposition[]): boolean {
  if (aml.some(({ hits, totalHits }) => totalHits > hits.length)) return true;
  const listed = aml.flatMap(({ hits }) => hits.filter((hit) => !isOnlyMedia(hit)));
  return listed.some((hit) => {
    const last = dispositions.findLast(({ hitIds }) => hitIds.includes(hit.id));
    return last?.finding !== 'False Positive' || last.discriminators.length < ENOUGH_DISCRIMINATORS;
  });
}

/** The entries of lists may be withheld from us; then the data sets say what it is, and a hit without any is listed. */
function isOnlyMedia({ lists, datasets, articles }: Evidence['aml'][number]['hits'][number]): boolean {
  if (lists.length > 0) return false;
  return datasets.length > 0 ? datasets.every((name) => name === 'Adverse Media') : articles.length > 0;
}
