import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { beginSecondFactor } from '../second-factor/pending/begin-second-factor.ts';
import { findAuthenticator, saveStep } from './authenticator-store.ts';
import { openTotp } from './seal-totp.ts';
import { stepOf } from './totp.ts';

/**
 * The first code shows that the app has the secret; from now on it is asked for. That code is used up by this.
 * Returns recovery codes when there were none.
 * Errors: not-found when none was started; already-there; wrong-second-factor; no-secrets-key.
 */
export async function confirmAuthenticator(
  deps: Deps,
  actor: Actor,
  { code }: { code: string },
): Promise<{ recoveryCodes: string[] | null }> {
  return deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    const started = await findAuthenticator(trx, actor.id);
    if (started === undefined) fail('not-found', 'Start with a new secret.');
    if (started.confirmed_at !== null) fail('already-there', 'This authenticator app is in use already.');
    const now = deps.clock();
    const step = stepOf(code, openTotp(deps, started), now, started.last_step);
    if (step === null) fail('wrong-second-factor', 'This code is wrong. Is the clock of the phone right?');
    const recoveryCodes = await beginSecondFactor(trx, deps, actor);
    await saveStep(trx, actor.id, { last_step: step, confirmed_at: now });
    const object = { type: 'authenticator', id: actor.id };
    await appendAudit(trx, deps, actor, { action: 'factor.added', object });
    return { recoveryCodes };
  });
}
