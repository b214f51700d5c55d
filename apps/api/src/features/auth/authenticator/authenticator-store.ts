import type { Db, Trx } from '@docket/db';

export interface Authenticator {
  readonly user_id: string;
  readonly totp_secret_sealed: string;
  readonly created_at: Date;
  readonly confirmed_at: Date | null;
  readonly last_step: number | null;
}

/** Lock the person first (`lockPerson`): then this does not move. */
export async function findAuthenticator(db: Db, userId: string): Promise<Authenticator | undefined> {
  return db
    .selectFrom('authenticators')
    .select(['user_id', 'totp_secret_sealed', 'created_at', 'confirmed_at', 'last_step'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Replaces one that was never confirmed: whoever starts anew has lost the picture. */
export async function insertAuthenticator(
  trx: Trx,
  { userId, sealed, now }: { userId: string; sealed: string; now: Date },
): Promise<void> {
  const values = { totp_secret_sealed: sealed, created_at: now };
  await trx
    .insertInto('authenticators')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
}

export async function saveStep(
  trx: Trx,
  userId: string,
  change: { last_step: number; confirmed_at?: Date },
): Promise<void> {
  await trx.updateTable('authenticators').set(change).where('user_id', '=', userId).execute();
}

/** Whether there was one: a secret that was never confirmed is none. */
export async function deleteAuthenticator(trx: Trx, userId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('authenticators')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
