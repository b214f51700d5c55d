import type { Trx } from '@docket/db';
import { sql } from 'kysely';

export interface Claim {
  readonly fence: number;
  readonly expiresAt: Date;
}

/**
 * Takes or renews the claim in one guarded statement on the database's clock, so that of two people exactly
 * one wins. A renewal keeps the fence; a change of hands raises it. Undefined: a colleague holds it.
 */
export async function takeClaim(
  trx: Trx,
  caseId: string,
  userId: string,
  minutes: number,
): Promise<Claim | undefined> {
  const until = sql<Date>`clock_timestamp() + make_interval(mins => ${minutes})`;
  return trx
    .insertInto('claims')
    .values({
      case_id: caseId,
      user_id: userId,
      acquired_at: sql<Date>`clock_timestamp()`,
      expires_at: until,
    })
    .onConflict((conflict) =>
      conflict
        .column('case_id')
        .doUpdateSet({
          user_id: userId,
          fence: sql<number>`case when claims.user_id = ${userId} and claims.expires_at > clock_timestamp()
            then claims.fence else claims.fence + 1 end`,
          acquired_at: sql<Date>`case when claims.user_id = ${userId} and claims.expires_at > clock_timestamp()
            then claims.acquired_at else clock_timestamp() end`,
          expires_at: until,
        })
        .where((eb) =>
          eb.or([
            eb('claims.user_id', 'is', null),
            eb('claims.user_id', '=', userId),
            eb('claims.expires_at', '<=', sql<Date>`clock_timestamp()`),
          ]),
        ),
    )
    .returning(['fence', 'expires_at as expiresAt'])
    .executeTakeFirst();
}

/** The claim this person holds right now, locked until the transaction ends. */
export async function lockLiveClaim(trx: Trx, caseId: string, userId: string): Promise<Claim | undefined> {
  return trx
    .selectFrom('claims')
    .select(['fence', 'expires_at as expiresAt'])
    .where('case_id', '=', caseId)
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .forUpdate()
    .executeTakeFirst();
}

/** Ends claims of a person, on one case or on all; returns the cases. */
export async function dropClaims(trx: Trx, userId: string, caseId?: string): Promise<string[]> {
  const rows = await trx
    .updateTable('claims')
    .set({ user_id: null, expires_at: sql<Date>`clock_timestamp()` })
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId ?? ''))
    .returning('case_id')
    .execute();
  return rows.map((row) => row.case_id);
}

/** Ends whatever claim is on a case: it is decided, nobody needs to hold it. */
export async function dropClaimOn(trx: Trx, caseId: string): Promise<void> {
  await trx
    .updateTable('claims')
    .set({ user_id: null, expires_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .where('user_id', 'is not', null)
    .execute();
}

export async function findHolder(
  trx: Trx,
  caseId: string,
): Promise<{ id: string; name: string; until: Date } | undefined> {
  return trx
    .selectFrom('claims')
    .innerJoin('users', 'users.id', 'claims.user_id')
    .select(['users.id', 'users.name', 'claims.expires_at as until'])
    .where('claims.case_id', '=', caseId)
    .where('claims.expires_at', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
}
