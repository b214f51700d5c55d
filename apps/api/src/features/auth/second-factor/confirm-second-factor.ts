import type { ConfirmProof } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { freshUntil } from '../../../http/authorize.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { saveConfirmed } from '../auth-store.ts';
import type { Site } from '../passkeys/relying-party.ts';
import { checkProof } from './check-proof.ts';

/**
 * The person behind this sign-in shows the second factor again; for some minutes they may then do what must be fresh.
 * Errors: no-second-factor; wrong-second-factor; too-many-requests; passkeys-unavailable; no-secrets-key.
 */
export async function confirmSecondFactor(
  deps: Deps,
  actor: Actor,
  { proof, site }: { proof: ConfirmProof; site: Site },
): Promise<{ freshUntil: string }> {
  if (!actor.hasSecondFactor) fail('no-second-factor');
  const now = deps.clock();
  const shown = { userId: actor.id, proof, site, purpose: 'confirm', subject: actor.sessionId } as const;
  const isRight = await deps.db.transaction().execute(async (trx) => {
    const right = await checkProof(trx, deps, shown);
    if (right) await saveConfirmed(trx, actor.sessionId, now);
    await appendAudit(trx, deps, actor, {
      action: 'auth.confirmed',
      refs: { by: proof.kind },
      ...(right ? {} : { outcome: 'denied', reason: 'wrong-second-factor' }),
    });
    return right;
  });
  if (!isRight) fail('wrong-second-factor', sentenceOf(proof.kind));
  return { freshUntil: freshUntil(now).toISOString() };
}

/** Says the same of a wrong, a used and an old one. */
export function sentenceOf(kind: 'code' | 'passkey' | 'recovery-code'): string {
  switch (kind) {
    case 'code':
      return 'This code is wrong or was used already. Wait for the next one.';
    case 'passkey':
      return 'This passkey was not accepted.';
    case 'recovery-code':
      return 'This recovery code is wrong or was used already.';
  }
}
