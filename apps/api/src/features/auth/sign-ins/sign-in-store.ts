import type { Db, Trx } from '@docket/db';
import { announceSignIns } from '../../live/announce-change.ts';

export interface OpenSignIn {
  readonly id: string;
  readonly created_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

export async function insertSignIn(
  trx: Trx,
  signIn: {
    id: string;
    userId: string;
    now: Date;
    confirmedAt: Date | null;
    expiresAt: Date;
    ip: string;
    userAgent: string | null;
  },
): Promise<void> {
  await trx
    .insertInto('auth_sessions')
    .values({
      id: signIn.id,
      user_id: signIn.userId,
      created_at: signIn.now,
      confirmed_at: signIn.confirmedAt,
      last_used_at: signIn.now,
      expires_at: signIn.expiresAt,
      ip: signIn.ip,
      user_agent: signIn.userAgent,
    })
    .execute();
  await trx
    .updateTable('users')
    .set({ last_sign_in_at: signIn.now })
    .where('id', '=', signIn.userId)
    .execute();
}

/** Those a person could still use, the last used first. `idleSince`: unused since then, one has lapsed. */
export async function findOpenSignIns(
  db: Db,
  userId: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<OpenSignIn[]> {
  return db
    .selectFrom('auth_sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'ip', 'user_agent'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_used_at', '>', idleSince)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Which sign-ins of a person are meant: one, all, or all but one. */
export interface Which {
  readonly userId: string;
  readonly only?: string;
  readonly except?: string;
}

/** Ends them: whatever browser they belong to, its next request is nobody's. Returns the ids of those that ended. */
export async function endSignIns(trx: Trx, which: Which, now: Date, reason: string): Promise<string[]> {
  let ending = trx
    .updateTable('auth_sessions')
    .set({ ended_at: now, end_reason: reason })
    .where('user_id', '=', which.userId)
    .where('ended_at', 'is', null);
  if (which.only !== undefined) ending = ending.where('id', '=', which.only);
  if (which.except !== undefined) ending = ending.where('id', '!=', which.except);
  const ended = await ending.returning('id').execute();
  if (ended.length > 0) await announceSignIns(trx);
  return ended.map(({ id }) => id);
}
