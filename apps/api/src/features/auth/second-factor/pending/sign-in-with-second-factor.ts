import type { SignInProof } from '@docket/contracts';
import type { Deps } from '../../../../deps.ts';
import type { SignedIn } from '../../../../http/authenticate.ts';
import { fail } from '../../../../http/errors.ts';
import { appendAudit } from '../../../audit/append-audit.ts';
import type { Site } from '../../passkeys/relying-party.ts';
import { type Opened, type Origin, openSignIn } from '../../sign-ins/open-sign-in.ts';
import { checkProof } from '../check-proof.ts';
import { sentenceOf } from '../confirm-second-factor.ts';
import { hashOfToken } from './ask-second-factor.ts';
import { deletePending, findPending } from './pending-store.ts';

interface SecondStep extends Origin {
  /** From the cookie that the first step has set. */
  readonly token: string | undefined;
  readonly proof: SignInProof;
  readonly site: Site;
}

/**
 * The second step of signing in. A wrong factor leaves the first step standing, as long as it lasts.
 * Errors: sign-in-lapsed; wrong-second-factor; too-many-requests; passkeys-unavailable; no-secrets-key.
 */
export async function signInWithSecondFactor(
  deps: Deps,
  step: SecondStep,
): Promise<Opened & { person: SignedIn }> {
  const tokenHash = hashOfToken(step.token ?? '');
  const { proof, site } = step;
  const opened = await deps.db.transaction().execute(async (trx) => {
    const person = (await findPending(trx, tokenHash, deps.clock())) ?? fail('sign-in-lapsed');
    const shown = { userId: person.id, proof, site, purpose: 'second-factor', subject: tokenHash } as const;
    if (await checkProof(trx, deps, shown)) {
      // Waited for the person's lock meanwhile: another request may have got in with this first step.
      if (!(await deletePending(trx, tokenHash))) fail('sign-in-lapsed');
      const how = { by: `password+${proof.kind}`, confirmedAt: deps.clock() } as const;
      return { ...(await openSignIn(trx, deps, person, step, how)), person };
    }
    const agent = { type: 'anonymous', ip: step.ip } as const;
    await appendAudit(trx, deps, agent, {
      action: 'auth.second-factor-failed',
      outcome: 'denied',
      reason: proof.kind,
      object: { type: 'user', id: person.id },
      request: step.request,
    });
    return null;
  });
  return opened ?? fail('wrong-second-factor', sentenceOf(proof.kind));
}
