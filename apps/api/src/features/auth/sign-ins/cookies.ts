import { contract } from '@docket/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps.ts';
import { ACCESS_MS, cookieOf, isSecure } from '../../../http/authenticate.ts';
import type { Opened } from './open-sign-in.ts';

/** Hidden from scripts and never sent along from another site. */
const GUARDED = { httpOnly: true, sameSite: 'strict' } as const;

/** Sent to the one address that needs it, so that it is in no other request; `__Host-` would demand the path `/`. */
function refreshCookieOf(deps: Deps): { name: string; secure: boolean; path: string } {
  const secure = isSecure(deps);
  const name = secure ? '__Secure-docket-refresh' : 'docket-refresh';
  return { name, secure, path: contract.refreshSignIn.url };
}

export function readRefreshToken(deps: Deps, request: FastifyRequest): string | undefined {
  return request.cookies[refreshCookieOf(deps).name];
}

/** The access token for some minutes, and what renews it for as long as the sign-in may last. */
export async function setSignInCookies(deps: Deps, reply: FastifyReply, opened: Opened): Promise<void> {
  const now = deps.clock().getTime();
  const access = cookieOf(deps);
  const refresh = refreshCookieOf(deps);
  const token = await reply.jwtSign({ sid: opened.sessionId, iat: Math.floor(now / 1000) });
  reply.setCookie(access.name, token, {
    ...GUARDED,
    path: '/',
    secure: access.secure,
    maxAge: ACCESS_MS / 1000,
  });
  reply.setCookie(refresh.name, opened.refreshToken, {
    ...GUARDED,
    path: refresh.path,
    secure: refresh.secure,
    maxAge: Math.round((opened.expiresAt.getTime() - now) / 1000),
  });
}

export function clearSignInCookies(deps: Deps, reply: FastifyReply): FastifyReply {
  const access = cookieOf(deps);
  const refresh = refreshCookieOf(deps);
  return reply
    .clearCookie(access.name, { ...GUARDED, path: '/', secure: access.secure })
    .clearCookie(refresh.name, { ...GUARDED, path: refresh.path, secure: refresh.secure });
}
