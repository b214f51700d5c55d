import type { Policy } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { fail } from '../../http/errors.ts';
import { readPolicies } from './policy-store.ts';

/** The policy in force. */
export async function currentPolicy(db: Db | Trx): Promise<Policy> {
  const [policy] = await readPolicies(db, 1);
  return policy ?? fail('internal');
}
