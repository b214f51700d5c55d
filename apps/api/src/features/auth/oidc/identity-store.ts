import type { Trx } from '@docket/db';
import type { SignedIn } from '../../../http/authenticate.ts';
import { hasSecondFactor } from '../second-factor/factor-store.ts';
import type { Identity } from './read-identity.ts';

export interface Account {
  readonly person: SignedIn;
  readonly isActive: boolean;
}

const COLUMNS = [
  'users.id',
  'users.name',
  'users.email',
  'users.role',
  'users.state',
  hasSecondFactor,
] as const;

/** Whose identity this is. */
export async function findBound(trx: Trx, { issuer, subject }: Identity): Promise<Account | undefined> {
  const row = await trx
    .selectFrom('user_identities')
    .innerJoin('users', 'users.id', 'user_identities.user_id')
    .select(COLUMNS)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && accountOf(row);
}

/** Locked, so that two first sign-ins at once bind one identity. */
export async function lockByEmail(trx: Trx, email: string): Promise<Account | undefined> {
  const row = await trx
    .selectFrom('users')
    .select(COLUMNS)
    .where('email', '=', email.toLowerCase())
    .forUpdate()
    .executeTakeFirst();
  return row && accountOf(row);
}

/** False when the account is bound to somebody else at this provider already. */
export async function insertIdentity(
  trx: Trx,
  { issuer, subject }: Identity,
  userId: string,
  now: Date,
): Promise<boolean> {
  const row = await trx
    .insertInto('user_identities')
    .values({ issuer, subject, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst();
  return row !== undefined;
}

function accountOf({
  state,
  has_second_factor,
  ...person
}: {
  id: string;
  name: string;
  email: string;
  role: string;
  state: string;
  has_second_factor: boolean;
}): Account {
  // Ids and roles are checked by the table's own constraints; the brand is only known to the contract.
  return {
    person: { ...person, hasSecondFactor: has_second_factor } as SignedIn,
    isActive: state === 'active',
  };
}
