import type { User } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import type { Origin } from '../../auth/sign-ins/open-sign-in.ts';
import { insertUser } from '../user-store.ts';
import { hasAdmin } from './has-admin.ts';
import { redeemCode, somebody } from './redeem-code.ts';

interface FirstAdmin {
  readonly code: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly origin: Origin;
}

/**
 * Makes the first administrator, with the code that the command line printed.
 * Errors: wrong-code; already-set-up; user-exists; too-many-requests. The code stays good after the last two.
 */
export async function setUp(deps: Deps, first: FirstAdmin): Promise<{ user: User }> {
  return redeemCode(deps, 'setup', first, async (trx, { passwordHash }) => {
    if (await hasAdmin(trx)) fail('already-set-up');
    const { email, name } = first;
    const now = deps.clock();
    const user = await insertUser(trx, { id: deps.newId(), email, name, role: 'admin', passwordHash, now });
    if (user === undefined) fail('user-exists');
    await appendAudit(trx, deps, somebody(first.origin), {
      action: 'user.created',
      object: { type: 'user', id: user.id },
      change: { from: null, to: { role: user.role, state: user.state } },
      request: first.origin.request,
      refs: { by: 'setup-code' },
    });
    return { user };
  });
}
