import type { Policy } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { needsAgreement } from '../proposals/decide-way.ts';
import { readPolicies } from './policy-store.ts';

const MOST_EARLIER = 50;

/** What is in force, and what was before. */
export async function getPolicy(
  deps: Deps,
  actor: Actor,
): Promise<{ policy: Policy; earlier: Policy[]; needsAgreement: boolean }> {
  const [policy, ...earlier] = await readPolicies(deps.db, 1 + MOST_EARLIER);
  return {
    policy: policy ?? fail('internal'),
    earlier,
    needsAgreement: await needsAgreement(deps.db, actor, 'policy'),
  };
}
