import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import type { Agent } from '../../audit/append-audit.ts';
import type { UserDeps } from '../create-user.ts';
import { lockAccount } from './code-store.ts';
import { giveCode } from './give-code.ts';

/**
 * A code with which somebody chooses a new password. The old one works until then.
 * Errors: not-found; user-not-changeable for a disabled account.
 */
export async function issuePasswordCode(
  deps: UserDeps,
  actor: Actor | Agent,
  { userId }: { userId: string },
): Promise<{ code: string; expiresAt: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, userId);
    if (account === undefined) fail('not-found');
    if (account.state !== 'active') fail('user-not-changeable', 'This account is disabled. Enable it first.');
    return giveCode(trx, deps, actor, { purpose: 'password', userId });
  });
}
