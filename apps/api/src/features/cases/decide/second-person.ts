import {
  type CheckRule,
  type Evidence,
  OUTCOMES,
  type Outcome,
  type Policy,
  type Reason,
} from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { listDispositions } from '../../dispositions/list-dispositions.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { currentPolicy } from '../../policy/current-policy.ts';
import { type PolicyFacts, rulesThatApply } from '../../policy/policy-rules.ts';

type Sealing = Pick<Deps, 'sealing'>;

interface About {
  readonly caseId: string;
  readonly status: string;
}

/** Why a second person must agree before this outcome reaches Didit: by the policy in force and by the reasons given. */
export async function secondPersonNeeded(
  trx: Trx,
  deps: Sealing,
  about: About & { outcome: Outcome },
  reasons: readonly Reason[],
): Promise<{ policy: Policy; rules: CheckRule[] }> {
  const policy = await currentPolicy(trx);
  const facts = await factsOf(trx, deps, about, await findEvidence(trx, deps, about.caseId));
  const rules: CheckRule[] = rulesThatApply(policy.rules, { ...facts, outcome: about.outcome });
  if (reasons.some(({ needsSecondPerson }) => needsSecondPerson)) rules.push('reason-needs-second-person');
  return { policy, rules };
}

/** What the policy says of each outcome before anybody chose one, so that it can be told beforehand. */
export async function secondPersonByOutcome(
  deps: Pick<Deps, 'db' | 'sealing'>,
  about: About,
  evidence: Evidence | undefined,
): Promise<Record<Outcome, CheckRule[]>> {
  const { rules } = await currentPolicy(deps.db);
  const facts = await factsOf(deps.db, deps, about, evidence);
  const entries = OUTCOMES.map((outcome) => [outcome, rulesThatApply(rules, { ...facts, outcome })]);
  return Object.fromEntries(entries);
}

async function factsOf(
  db: Db | Trx,
  deps: Sealing,
  { caseId, status }: About,
  evidence: Evidence | undefined,
): Promise<Omit<PolicyFacts, 'outcome'>> {
  return {
    status,
    setByDidit: await wasSetByDidit(db, caseId, status),
    aml: evidence?.aml ?? [],
    dispositions: await listDispositions(db, deps, caseId),
  };
}

/** By Didit's own trail. One that does not say who counts as Didit: then a second person looks, rather than none. */
async function wasSetByDidit(db: Db | Trx, caseId: string, status: string): Promise<boolean> {
  const row = await db
    .selectFrom('activities')
    .select('actor_type')
    .where('case_id', '=', caseId)
    .where('new_status', '=', status)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.actor_type === null || row.actor_type === 'SYSTEM';
}
