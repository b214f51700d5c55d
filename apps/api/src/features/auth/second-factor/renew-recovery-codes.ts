import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { deleteRecoveryCodes, findFactorKinds, lockPerson } from './factor-store.ts';
import { replaceRecoveryCodes } from './pending/begin-second-factor.ts';

/** Ten new codes, shown this once; those from before end. Errors: no-second-factor, which they would stand in for. */
export async function renewRecoveryCodes(deps: Deps, actor: Actor): Promise<{ recoveryCodes: string[] }> {
  return deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    if ((await findFactorKinds(trx, actor.id)).length === 0) fail('no-second-factor');
    await deleteRecoveryCodes(trx, actor.id);
    const recoveryCodes = await replaceRecoveryCodes(trx, deps, actor.id);
    await appendAudit(trx, deps, actor, { action: 'factor.codes-renewed' });
    return { recoveryCodes };
  });
}
