import { randomBytes } from 'node:crypto';
import type { Db, Trx } from '@docket/db';

/** A person looks for a phone or a key meanwhile. */
export const CHALLENGE_MS = 5 * 60_000;

export interface ChallengeFor {
  readonly purpose: 'sign-in' | 'second-factor' | 'confirm' | 'add';
  /** The sign-in, open or half done, that asks; null while nobody is known. */
  readonly subject: string | null;
}

/** 32 random bytes that are kept here until they come back signed, once. */
export async function makeChallenge(db: Db, { purpose, subject }: ChallengeFor, now: Date): Promise<Buffer> {
  const bytes = randomBytes(32);
  await db.deleteFrom('passkey_challenges').where('expires_at', '<', now).execute();
  await db
    .insertInto('passkey_challenges')
    .values({
      challenge: bytes.toString('base64url'),
      purpose,
      subject,
      expires_at: new Date(now.getTime() + CHALLENGE_MS),
    })
    .execute();
  return bytes;
}

/** The challenge in what the browser has signed, if we made it for this and it is not used up; it is now. */
export async function takeChallenge(
  trx: Trx,
  clientDataJSON: string,
  { purpose, subject }: ChallengeFor,
  now: Date,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJSON);
  if (challenge === null) return null;
  const row = await trx
    .deleteFrom('passkey_challenges')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('subject', subject === null ? 'is' : '=', subject)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst();
  return row?.challenge ?? null;
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const isOne = typeof data === 'object' && data !== null && 'challenge' in data;
    return isOne && typeof data.challenge === 'string' && /^[\w-]{43}$/.test(data.challenge)
      ? data.challenge
      : null;
  } catch {
    // Whatever this is, no browser has made it.
    return null;
  }
}
