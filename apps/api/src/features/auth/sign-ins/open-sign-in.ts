import type { SignInProof } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps.ts';
import { hashOfSession, SIGNED_IN_MS, type SignedIn } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { dropLapsedTokens, insertRefreshToken } from './refresh-store.ts';
import { newRefreshToken } from './refresh-token.ts';
import { insertSignIn } from './sign-in-store.ts';

/** From where and in which request somebody signs in. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string | null;
  readonly request: { readonly id: string; readonly route: string };
}

export function originOf(request: FastifyRequest): Origin {
  return {
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    request: { id: request.id, route: `${request.method} ${request.routeOptions.url ?? ''}` },
  };
}

/** What the cookies are made of. */
export interface Opened {
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

/** How somebody proved who they are, and when; null when that is not known. */
interface How {
  readonly by: 'password' | 'oidc' | 'passkey' | `password+${SignInProof['kind']}`;
  readonly confirmedAt: Date | null;
}

/** Opens a sign-in for somebody who has proved who they are; however they did, this is the one way in. */
export async function openSignIn(
  trx: Trx,
  deps: Deps,
  person: SignedIn,
  { ip, userAgent, request }: Origin,
  how: How = { by: 'password', confirmedAt: deps.clock() },
): Promise<Opened> {
  const now = deps.clock();
  const sessionId = deps.newId();
  const expiresAt = new Date(now.getTime() + SIGNED_IN_MS);
  const { by, confirmedAt } = how;
  await insertSignIn(trx, { id: sessionId, userId: person.id, now, confirmedAt, expiresAt, ip, userAgent });
  await dropLapsedTokens(trx, person.id, now);
  const refreshToken = newRefreshToken();
  await insertRefreshToken(trx, refreshToken, sessionId, now);
  const actor = { ...person, sessionId, sessionHash: hashOfSession(sessionId), ip, request };
  await appendAudit(trx, deps, actor, { action: 'auth.signed-in', refs: { by } });
  return { sessionId, refreshToken, expiresAt };
}
