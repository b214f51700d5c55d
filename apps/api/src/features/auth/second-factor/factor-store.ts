import type { FactorKind } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** For queries that read `users`. An authenticator app counts once its first code was given. */
export const hasSecondFactor = sql<boolean>`(
  exists (select from authenticators a where a.user_id = users.id and a.confirmed_at is not null)
  or exists (select from passkeys p where p.user_id = users.id))`.as('has_second_factor');

/** Whoever adds, removes or shows a factor waits here for their own other request: guesses count one by one. */
export async function lockPerson(trx: Trx, userId: string): Promise<void> {
  await trx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().executeTakeFirstOrThrow();
}

export async function findFactorKinds(db: Db, userId: string): Promise<FactorKind[]> {
  const { rows } = await sql<{ kind: FactorKind }>`
    select 'authenticator' as kind from authenticators where user_id = ${userId} and confirmed_at is not null
    union all
    select 'passkey' where exists (select from passkeys where user_id = ${userId})`.execute(db);
  return rows.map(({ kind }) => kind);
}

export async function deleteRecoveryCodes(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

export async function insertRecoveryCodes(
  trx: Trx,
  userId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  const rows = hashes.map((hash) => ({ user_id: userId, code_hash: hash, created_at: now }));
  await trx.insertInto('recovery_codes').values(rows).execute();
}

/** Whether the code was there and unused; it is used now. */
export async function takeRecoveryCode(trx: Trx, userId: string, hash: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Null when none were ever made, or all were taken away with the last factor. */
export async function countRecoveryCodes(
  db: Db,
  userId: string,
): Promise<{ left: number; madeAt: Date } | null> {
  const row = await db
    .selectFrom('recovery_codes')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('used_at', 'is', null).as('left'),
      fn.max('created_at').as('made_at'),
    ])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return row.made_at === null ? null : { left: row.left, madeAt: row.made_at };
}

/** A sign-in elsewhere was confirmed by the password only, which is no longer enough. */
export async function unconfirmOthers(trx: Trx, userId: string, sessionId: string): Promise<void> {
  await trx
    .updateTable('auth_sessions')
    .set({ confirmed_at: null })
    .where('user_id', '=', userId)
    .where('id', '<>', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}
