import type { Outcome, Policy, PolicyRule } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { listDispositions } from '../../dispositions/list-dispositions.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { currentPolicy } from '../../policy/current-policy.ts';
import { rulesThatApply } from '../../policy/policy-rules.ts';

/** Which rules of the policy in force ask for a second person before this outcome reaches Didit. */
export async function secondPersonNeeded(
  trx: Trx,
  deps: Pick<Deps, 'sealing'>,
  about: { caseId: string; status: string; outcome: Outcome },
): Promise<{ policy: Policy; rules: PolicyRule[] }> {
  const policy = await currentPolicy(trx);
  const evidence = await findEvidence(trx, deps, about.caseId);
  const rules = rulesThatApply(policy.rules, {
    outcome: about.outcome,
    status: about.status,
    setByDidit: await wasSetByDidit(trx, about.caseId, about.status),
    aml: evidence?.aml ?? [],
    dispositions: await listDispositions(trx, deps, about.caseId),
  });
  return { policy, rules };
}

/** By Didit's own trail. One that does not say who counts as Didit: then a second person looks, rather than none. */
async function wasSetByDidit(trx: Trx, caseId: string, status: string): Promise<boolean> {
  const row = await trx
    .selectFrom('activities')
    .select('actor_type')
    .where('case_id', '=', caseId)
    .where('new_status', '=', status)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.actor_type === null || row.actor_type === 'SYSTEM';
}
