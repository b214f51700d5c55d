import { fail } from '../../../http/errors.ts';
import { SYSTEM } from '../../audit/append-audit.ts';
import type { UserDeps } from '../create-user.ts';
import { giveCode } from './give-code.ts';
import { hasAdmin } from './has-admin.ts';

/** For the operator at the command line. Errors: already-set-up when there is an administrator. */
export async function issueSetupCode(deps: UserDeps): Promise<{ code: string; expiresAt: string }> {
  return deps.db.transaction().execute(async (trx) => {
    if (await hasAdmin(trx)) fail('already-set-up');
    return giveCode(trx, deps, SYSTEM, { purpose: 'setup' });
  });
}
