import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { deleteRecoveryCodes, findFactorKinds } from './factor-store.ts';

/**
 * To be called after a factor was removed: without any other one, its recovery codes stand for nothing.
 * Errors: factor-not-removable when the role needs a second factor and this was the last.
 */
export async function requireAnother(trx: Trx, deps: Deps, actor: Actor): Promise<void> {
  if ((await findFactorKinds(trx, actor.id)).length > 0) return;
  if (deps.env.REQUIRE_SECOND_FACTOR.includes(actor.role)) fail('factor-not-removable');
  await deleteRecoveryCodes(trx, actor.id);
}
