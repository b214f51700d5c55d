import type { Db, Trx } from '@docket/db';
import type { SignedIn } from '../../../../http/authenticate.ts';
import { hasSecondFactor } from '../factor-store.ts';

export async function insertPending(
  trx: Trx,
  pending: { tokenHash: string; userId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await trx.deleteFrom('pending_sign_ins').where('expires_at', '<', pending.now).execute();
  await trx
    .insertInto('pending_sign_ins')
    .values({ token_hash: pending.tokenHash, user_id: pending.userId, expires_at: pending.expiresAt })
    .execute();
}

/** The person who has given the password and may still sign in. */
export async function findPending(db: Db, tokenHash: string, now: Date): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('pending_sign_ins')
    .innerJoin('users', 'users.id', 'pending_sign_ins.user_id')
    .select(['users.id', 'users.name', 'users.email', 'users.role', hasSecondFactor])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('users.state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { has_second_factor, ...person } = row;
  // The table's constraints hold ids and roles; the brand is only known to the contract.
  return { ...person, hasSecondFactor: has_second_factor } as SignedIn;
}

/** Whether it was still there: of two who bring the same one, the first gets in. */
export async function deletePending(trx: Trx, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('pending_sign_ins')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
