import type { Trx } from '@docket/db';
import { hashOfToken } from './refresh-token.ts';

export interface FoundToken {
  readonly issuedAt: Date;
  readonly usedAt: Date | null;
  readonly sessionId: string;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly userId: string;
  /** Neither ended nor the account disabled. */
  readonly isOpen: boolean;
}

export async function insertRefreshToken(
  trx: Trx,
  token: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('refresh_tokens')
    .values({ token_hash: hashOfToken(token), session_id: sessionId, created_at: now })
    .execute();
}

/** Locks the token and its sign-in, so that of two renewals at once the second one sees the first. */
export async function lockToken(trx: Trx, token: string): Promise<FoundToken | undefined> {
  const row = await trx
    .selectFrom('refresh_tokens')
    .innerJoin('auth_sessions', 'auth_sessions.id', 'refresh_tokens.session_id')
    .innerJoin('users', 'users.id', 'auth_sessions.user_id')
    .select([
      'refresh_tokens.created_at',
      'refresh_tokens.used_at',
      'auth_sessions.id',
      'auth_sessions.last_used_at',
      'auth_sessions.expires_at',
      'auth_sessions.ended_at',
      'auth_sessions.user_id',
      'users.state',
    ])
    .where('refresh_tokens.token_hash', '=', hashOfToken(token))
    .forUpdate(['refresh_tokens', 'auth_sessions'])
    .executeTakeFirst();
  return (
    row && {
      issuedAt: row.created_at,
      usedAt: row.used_at,
      sessionId: row.id,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
      userId: row.user_id,
      isOpen: row.ended_at === null && row.state === 'active',
    }
  );
}

export async function isUsed(trx: Trx, token: string): Promise<boolean> {
  const row = await trx
    .selectFrom('refresh_tokens')
    .select('used_at')
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  return row?.used_at != null;
}

export async function saveUsed(trx: Trx, token: string, now: Date): Promise<void> {
  await trx
    .updateTable('refresh_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .execute();
}

export async function saveLastUsed(trx: Trx, sessionId: string, lastUsedAt: Date): Promise<void> {
  await trx
    .updateTable('auth_sessions')
    .set({ last_used_at: lastUsedAt })
    .where('id', '=', sessionId)
    .execute();
}

/** Those of sign-ins that could not be renewed any more. The others stay: a reuse must be known as one. */
export async function dropLapsedTokens(trx: Trx, userId: string, now: Date): Promise<void> {
  await trx
    .deleteFrom('refresh_tokens')
    .where('session_id', 'in', (eb) =>
      eb.selectFrom('auth_sessions').select('id').where('user_id', '=', userId).where('expires_at', '<', now),
    )
    .execute();
}
