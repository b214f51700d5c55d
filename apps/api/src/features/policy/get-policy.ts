import type { Policy } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { readPolicies } from './policy-store.ts';

const MOST_EARLIER = 50;

/** What is in force, and what was before. */
export async function getPolicy(deps: Deps): Promise<{ policy: Policy; earlier: Policy[] }> {
  const [policy, ...earlier] = await readPolicies(deps.db, 1 + MOST_EARLIER);
  return { policy: policy ?? fail('internal'), earlier };
}
