import type { Db, Trx } from '@docket/db';
import { hashOfCode } from './one-time-code.ts';

export type Purpose =
  | { readonly purpose: 'setup' }
  | { readonly purpose: 'password'; readonly userId: string };

/** Saves a code, and makes every earlier one for the same purpose useless: the last one given out is the one that works. */
export async function insertCode(
  trx: Trx,
  what: Purpose,
  code: string,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  const userId = what.purpose === 'password' ? what.userId : null;
  await trx
    .deleteFrom('one_time_codes')
    .where('purpose', '=', what.purpose)
    .where('user_id', 'is not distinct from', userId)
    .execute();
  await trx
    .insertInto('one_time_codes')
    .values({
      code_hash: hashOfCode(code),
      purpose: what.purpose,
      user_id: userId,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

/** A code that can still be used; undefined otherwise, whatever the reason. */
export async function findCode(
  db: Db,
  purpose: Purpose['purpose'],
  code: string,
  now: Date,
): Promise<{ userId: string | null } | undefined> {
  const row = await goodCode(db, purpose, code, now).executeTakeFirst();
  return row && { userId: row.user_id };
}

/** The same, locked, so that of two who use it at once one finds it used. */
export async function lockCode(
  trx: Trx,
  purpose: Purpose['purpose'],
  code: string,
  now: Date,
): Promise<{ userId: string | null } | undefined> {
  const row = await goodCode(trx, purpose, code, now).forUpdate().executeTakeFirst();
  return row && { userId: row.user_id };
}

function goodCode(db: Db, purpose: Purpose['purpose'], code: string, now: Date) {
  return db
    .selectFrom('one_time_codes')
    .select('user_id')
    .where('code_hash', '=', hashOfCode(code))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now);
}

export async function saveCodeUsed(trx: Trx, code: string, now: Date): Promise<void> {
  await trx
    .updateTable('one_time_codes')
    .set({ used_at: now })
    .where('code_hash', '=', hashOfCode(code))
    .execute();
}

export async function savePassword(trx: Trx, userId: string, passwordHash: string): Promise<void> {
  await trx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
}

export async function lockAccount(
  trx: Trx,
  userId: string,
): Promise<{ email: string; state: string } | undefined> {
  return trx
    .selectFrom('users')
    .select(['email', 'state'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}
