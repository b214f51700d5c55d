import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { endAndRecord } from '../../auth/sign-ins/end-and-record.ts';
import type { Origin } from '../../auth/sign-ins/open-sign-in.ts';
import { lockAccount, savePassword } from './code-store.ts';
import { redeemCode, somebody } from './redeem-code.ts';

/**
 * Whoever was given a code chooses a password, and signs in with it as everybody does.
 * Effects: every sign-in of the account ends; it may have been lost together with the old password.
 * Errors: wrong-code; too-many-requests.
 */
export async function setPassword(
  deps: Deps,
  chosen: { code: string; password: string; origin: Origin },
): Promise<{ email: string }> {
  return redeemCode(deps, 'password', chosen, async (trx, { userId, passwordHash }) => {
    const account = userId === null ? undefined : await lockAccount(trx, userId);
    // Disabled since the code was given out: then it opens nothing.
    if (userId === null || account?.state !== 'active') fail('wrong-code');
    await savePassword(trx, userId, passwordHash);
    const actor = somebody(chosen.origin);
    const { request } = chosen.origin;
    await appendAudit(trx, deps, actor, {
      action: 'user.password-set',
      object: { type: 'user', id: userId },
      request,
    });
    await endAndRecord(trx, deps, actor, { userId }, 'password-set');
    return { email: account.email };
  });
}
