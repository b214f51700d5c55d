import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import { hashOfSession } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { type Agent, appendAudit, SYSTEM } from '../../audit/append-audit.ts';
import { countFailureOf, refuseWhileBlocked } from '../throttle.ts';
import { endAndRecord } from './end-and-record.ts';
import type { Opened, Origin } from './open-sign-in.ts';
import {
  type FoundToken,
  insertRefreshToken,
  isUsed,
  lockToken,
  saveLastUsed,
  saveUsed,
} from './refresh-store.ts';
import { successorOf } from './refresh-token.ts';
import { endSignIns } from './sign-in-store.ts';

/** Tabs that renew at once, and answers that were lost, are this close together; a thief is later. */
const GRACE_MS = 10_000;

interface Renewal extends Origin {
  readonly token: string;
  /** For how long nobody has touched the page that asks. */
  readonly untouchedMs: number;
}

/**
 * Exchanges a refresh token for its successor. Each is good once; one that turns up again later was copied, and which
 * of the two is the thief nobody can tell, so the sign-in ends for both.
 * Errors: not-signed-in, whatever the reason; too-many-requests for those who guess.
 */
export async function refreshSignIn(deps: Deps, renewal: Renewal): Promise<Opened> {
  const opened = await deps.db.transaction().execute(async (trx) => {
    const found = await lockToken(trx, renewal.token);
    return found === undefined ? 'unknown' : renew(trx, deps, renewal, found);
  });
  if (opened === 'unknown') return refuseUnknown(deps, renewal.ip);
  // Thrown here and not inside: what was ended must stay ended.
  return opened ?? fail('not-signed-in');
}

async function renew(trx: Trx, deps: Deps, renewal: Renewal, found: FoundToken): Promise<Opened | null> {
  const { token } = renewal;
  const { sessionId, expiresAt } = found;
  const now = deps.clock();
  if (!found.isOpen || expiresAt <= now) return null;
  if (found.usedAt !== null) {
    if (now.getTime() - found.usedAt.getTime() > GRACE_MS) {
      await endForReuse(trx, deps, renewal, found);
      return null;
    }
    // Another tab may be further on already: its place in the chain is where this one belongs, too.
    let newest = successorOf(deps.env.SESSION_SECRET, token);
    while (await isUsed(trx, newest)) newest = successorOf(deps.env.SESSION_SECRET, newest);
    return { sessionId, refreshToken: newest, expiresAt };
  }
  if (isIdle(deps, renewal, found, now)) {
    await endAndRecord(trx, deps, SYSTEM, { userId: found.userId, only: sessionId }, 'idle');
    return null;
  }
  const refreshToken = successorOf(deps.env.SESSION_SECRET, token);
  await saveUsed(trx, token, now);
  await insertRefreshToken(trx, refreshToken, sessionId, now);
  const touchedAt = new Date(now.getTime() - renewal.untouchedMs);
  if (touchedAt > found.lastUsedAt) await saveLastUsed(trx, sessionId, touchedAt);
  return { sessionId, refreshToken, expiresAt };
}

/** Nobody touched the page for too long, or the page itself was away: shut, or on a computer that slept. */
function isIdle({ env }: Deps, { untouchedMs }: Renewal, { issuedAt }: FoundToken, now: Date): boolean {
  return Math.max(untouchedMs, now.getTime() - issuedAt.getTime()) > env.SIGN_IN_IDLE_MINUTES * 60_000;
}

async function endForReuse(trx: Trx, deps: Deps, renewal: Renewal, found: FoundToken): Promise<void> {
  const { userId, sessionId } = found;
  await endSignIns(trx, { userId, only: sessionId }, deps.clock(), 'refresh-reused');
  // Whoever presents it, it may not be the person themselves.
  const somebody: Agent = { type: 'anonymous', ip: renewal.ip };
  await appendAudit(trx, deps, somebody, {
    action: 'auth.refresh-reused',
    outcome: 'denied',
    object: { type: 'user', id: userId },
    request: renewal.request,
    refs: { signIn: hashOfSession(sessionId) },
  });
}

/** 256 random bits are not guessed. What is slowed down is the noise; a real token is always let through. */
async function refuseUnknown(deps: Deps, ip: string): Promise<never> {
  const subject = `refresh:${ip}`;
  await refuseWhileBlocked(deps, [subject]);
  await countFailureOf(deps, subject);
  fail('not-signed-in');
}
