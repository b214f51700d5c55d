import type { Db } from '@docket/db';
import { sql } from 'kysely';
import type { FoundSignIn, SignedIn } from '../../http/authenticate.ts';
import { hasSecondFactor } from './second-factor/factor-store.ts';

/** The person behind a living sign-in, with the role they have now. */
export async function findSignedIn(db: Db, sessionId: string, now: Date): Promise<FoundSignIn | undefined> {
  const row = await selectSignedIn(db, now).where('auth_sessions.id', '=', sessionId).executeTakeFirst();
  return row && foundOf(row);
}

/** The same of many in one question; those that have ended are not in the answer. */
export async function findAllSignedIn(
  db: Db,
  sessionIds: readonly string[],
  now: Date,
): Promise<Map<string, FoundSignIn>> {
  const rows = await selectSignedIn(db, now)
    .where(sql<boolean>`auth_sessions.id = any(${sessionIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.sign_in_id, foundOf(row)]));
}

function selectSignedIn(db: Db, now: Date) {
  return db
    .selectFrom('auth_sessions')
    .innerJoin('users', 'users.id', 'auth_sessions.user_id')
    .select([
      'auth_sessions.id as sign_in_id',
      'auth_sessions.confirmed_at',
      'users.id',
      'users.name',
      'users.email',
      'users.role',
    ])
    .select(hasSecondFactor)
    .where('auth_sessions.ended_at', 'is', null)
    .where('auth_sessions.expires_at', '>', now)
    .where('users.state', '=', 'active');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSignedIn>['execute']>>[number];

function foundOf({ id, name, email, role, has_second_factor, confirmed_at }: Row): FoundSignIn {
  // Ids and roles are checked by the table's own constraints; the brand is only known to the contract.
  const person = { id, name, email, role, hasSecondFactor: has_second_factor } as SignedIn;
  return { person, confirmedAt: confirmed_at };
}
