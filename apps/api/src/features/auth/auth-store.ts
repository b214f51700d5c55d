import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';
import type { SignedIn } from '../../http/authenticate.ts';
import { hasSecondFactor } from './second-factor/factor-store.ts';

/** The hash is null until the person has chosen a password. */
type Credentials = SignedIn & { password_hash: string | null; state: string };

export async function findCredentials(db: Db, email: string): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', 'password_hash', 'state', hasSecondFactor])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { has_second_factor, ...credentials } = row;
  // The table's constraints hold what the types say.
  return { ...credentials, hasSecondFactor: has_second_factor } as Credentials;
}

/** A person whose account is not disabled. */
export async function findPerson(db: Db, userId: string): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', hasSecondFactor])
    .where('id', '=', userId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { has_second_factor, ...person } = row;
  // As above.
  return { ...person, hasSecondFactor: has_second_factor } as SignedIn;
}

/** The person has shown again in this sign-in who they are. */
export async function saveConfirmed(trx: Trx, sessionId: string, now: Date): Promise<void> {
  await trx.updateTable('auth_sessions').set({ confirmed_at: now }).where('id', '=', sessionId).execute();
}

/** Until when one of these subjects (account, address) may not try again; null when it may. */
export async function blockedUntil(db: Db, subjects: readonly string[], now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('sign_in_failures')
    .select(({ fn }) => fn.max('blocked_until').as('until'))
    .where('subject', 'in', subjects)
    .where('blocked_until', '>', now)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Counts a failure; from the fifth within 15 minutes on, each doubles the pause (30 s, 1 min, … at most 15 min). */
export async function countFailure(trx: Trx, subject: string, now: Date): Promise<void> {
  await sql`
    insert into sign_in_failures as f (subject, failures, last_failed_at) values (${subject}, 1, ${now})
    on conflict (subject) do update set
      failures = case when f.last_failed_at < ${now}::timestamptz - interval '15 minutes' then 1 else f.failures + 1 end,
      last_failed_at = ${now},
      blocked_until = case
        when f.last_failed_at >= ${now}::timestamptz - interval '15 minutes' and f.failures + 1 >= 5
        then ${now}::timestamptz + least(interval '15 minutes', interval '30 seconds' * power(2, least(f.failures + 1 - 5, 10)))
      end`.execute(trx);
}

export async function clearFailures(trx: Trx, subject: string): Promise<void> {
  await trx.deleteFrom('sign_in_failures').where('subject', '=', subject).execute();
}
