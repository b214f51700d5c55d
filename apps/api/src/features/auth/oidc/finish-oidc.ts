import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { SignedIn } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { type Opened, type Origin, openSignIn } from '../sign-ins/open-sign-in.ts';
import { findBound, insertIdentity, lockByEmail } from './identity-store.ts';
import type { Identity } from './read-identity.ts';

type Refused =
  | 'oidc-no-account'
  | 'oidc-account-disabled'
  | 'oidc-email-not-verified'
  | 'oidc-other-identity';
type Found = { readonly person: SignedIn } | { readonly refused: Refused; readonly userId: string | null };

/**
 * Signs in whom the provider vouches for: by the identity that was bound before, or, the first time, by a verified
 * e-mail that has an account. It never makes an account. Null when nobody is let in; why is only on record.
 */
export async function finishOidc(deps: Deps, identity: Identity, origin: Origin): Promise<Opened | null> {
  return deps.db.transaction().execute(async (trx) => {
    const found = await findPerson(trx, deps, identity, origin);
    if ('person' in found) {
      // Who has a second factor here confirms by that one; the provider's own we do not know.
      const confirmedAt = found.person.hasSecondFactor ? null : identity.provedAt;
      return openSignIn(trx, deps, found.person, origin, { by: 'oidc', confirmedAt });
    }
    await recordFailure(trx, deps, origin, found);
    return null;
  });
}

/** A failure before anybody is known: the provider refused, or its answer does not fit. */
export async function recordOidcFailure(deps: Deps, origin: Origin): Promise<void> {
  await deps.db
    .transaction()
    .execute((trx) => recordFailure(trx, deps, origin, { refused: 'oidc-failed', userId: null }));
}

async function findPerson(trx: Trx, deps: Deps, identity: Identity, origin: Origin): Promise<Found> {
  const bound = await findBound(trx, identity);
  if (bound !== undefined) {
    return bound.isActive ? bound : { refused: 'oidc-account-disabled', userId: bound.person.id };
  }
  // An address that nobody vouches for is only what somebody typed at the provider.
  if (identity.verifiedEmail === null) return { refused: 'oidc-email-not-verified', userId: null };
  const account = await lockByEmail(trx, identity.verifiedEmail);
  if (account === undefined) return { refused: 'oidc-no-account', userId: null };
  const { id } = account.person;
  if (!account.isActive) return { refused: 'oidc-account-disabled', userId: id };
  // An address is given to the next person some day; who was bound first stays the only one.
  if (!(await insertIdentity(trx, identity, id, deps.clock()))) {
    return { refused: 'oidc-other-identity', userId: id };
  }
  await appendAudit(
    trx,
    deps,
    { type: 'anonymous', ip: origin.ip },
    {
      action: 'auth.identity-bound',
      object: { type: 'user', id },
      request: origin.request,
    },
  );
  return account;
}

async function recordFailure(
  trx: Trx,
  deps: Deps,
  { ip, request }: Origin,
  { refused, userId }: { refused: string; userId: string | null },
): Promise<void> {
  await appendAudit(
    trx,
    deps,
    { type: 'anonymous', ip },
    {
      action: 'auth.sign-in-failed',
      outcome: 'denied',
      object: userId === null ? null : { type: 'user', id: userId },
      reason: refused,
      request,
    },
  );
}
