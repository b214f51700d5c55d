import type { Db } from '@docket/db';
import type { FoundSignIn, SignedIn } from '../../http/authenticate.ts';
import { hasSecondFactor } from './second-factor/factor-store.ts';

/** The person behind a living sign-in, with the role they have now. */
export async function findSignedIn(db: Db, sessionId: string, now: Date): Promise<FoundSignIn | undefined> {
  const row = await db
    .selectFrom('auth_sessions')
    .innerJoin('users', 'users.id', 'auth_sessions.user_id')
    .select(['users.id', 'users.name', 'users.email', 'users.role', 'auth_sessions.confirmed_at'])
    .select(hasSecondFactor)
    .where('auth_sessions.id', '=', sessionId)
    .where('auth_sessions.ended_at', 'is', null)
    .where('auth_sessions.expires_at', '>', now)
    .where('users.state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { confirmed_at: confirmedAt, has_second_factor, ...person } = row;
  // Ids and roles are checked by the table's own constraints; the brand is only known to the contract.
  return { person: { ...person, hasSecondFactor: has_second_factor } as SignedIn, confirmedAt };
}
