import type { NewPasskey, Passkey } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { lockPerson } from '../second-factor/factor-store.ts';
import { beginSecondFactor } from '../second-factor/pending/begin-second-factor.ts';
import { takeChallenge } from './challenge-store.ts';
import { findPasskeys, insertPasskey, presentPasskey } from './passkey-store.ts';
import { type RelyingParty, requireParty, type Site } from './relying-party.ts';
import { MOST_PASSKEYS } from './start-passkey.ts';

interface Made {
  readonly name: string;
  readonly passkey: NewPasskey;
  readonly site: Site;
}

/**
 * Keeps a passkey that the browser has made; from now on it is asked for. Returns recovery codes when there were none.
 * Errors: passkeys-unavailable; passkey-refused; already-there; factor-not-addable.
 */
export async function addPasskey(
  deps: Deps,
  actor: Actor,
  { name, passkey, site }: Made,
): Promise<{ passkey: Passkey; recoveryCodes: string[] | null }> {
  const party = requireParty(site);
  const now = deps.clock();
  const kept = await deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, actor.id);
    if ((await findPasskeys(trx, actor.id)).length >= MOST_PASSKEYS) fail('factor-not-addable');
    const credential = await verify(trx, { passkey, party, subject: actor.sessionId, now });
    if (credential === null) return null;
    const recoveryCodes = await beginSecondFactor(trx, deps, actor);
    const row = await insertPasskey(trx, {
      id: deps.newId(),
      user_id: actor.id,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: passkey.response.transports ?? [],
      name,
      created_at: now,
    });
    if (row === undefined) fail('already-there', 'This passkey is known already.');
    const object = { type: 'passkey', id: row.id };
    await appendAudit(trx, deps, actor, { action: 'factor.added', object });
    return { passkey: presentPasskey(row), recoveryCodes };
  });
  return kept ?? fail('passkey-refused', 'The browser’s answer does not fit what was asked. Begin again.');
}

/** Null when it is not what was asked for. The challenge is used up either way, which is why nothing is thrown. */
async function verify(
  trx: Trx,
  { passkey, party, subject, now }: { passkey: NewPasskey; party: RelyingParty; subject: string; now: Date },
) {
  const purpose = { purpose: 'add', subject } as const;
  const challenge = await takeChallenge(trx, passkey.response.clientDataJSON, purpose, now);
  if (challenge === null) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // Checked field by field by the contract; only absent and undefined are told apart here.
      response: passkey as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    // The id that came along was measured; what stands inside the attestation was not.
    return verified && registrationInfo.credential.id === passkey.id ? registrationInfo.credential : null;
  } catch {
    // The library throws for whatever does not fit, down to damaged CBOR.
    return null;
  }
}
