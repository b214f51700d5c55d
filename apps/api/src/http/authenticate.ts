import { createHash } from 'node:crypto';
import type { Role, UserId } from '@docket/contracts';
import type { Db } from '@docket/db';
import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

export interface SignedIn {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly hasSecondFactor: boolean;
}

/** How the auth feature looks up a sign-in; handed in by app.ts, because this room knows no feature. */
type FindSignedIn = (db: Db, sessionId: string, now: Date) => Promise<FoundSignIn | undefined>;
export interface FoundSignIn {
  readonly person: SignedIn;
  /** When the person last showed in this sign-in who they are. */
  readonly confirmedAt: Date | null;
}

/** Who asks, from where, in which request: all that an audit entry needs to say. */
export interface Actor extends SignedIn {
  readonly sessionId: string;
  readonly sessionHash: string;
  readonly ip: string;
  readonly request: { readonly id: string; readonly route: string };
}

declare module 'fastify' {
  interface FastifyRequest {
    actorOrNull: Actor | null;
    /** When the person last showed in this sign-in who they are. */
    confirmedAt: Date | null;
    /** Errors: 401 when nobody is signed in. */
    readonly actor: Actor;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string; iat: number };
    user: { sid: string };
  }
}

/** A sign-in ends after this, however much it is used. */
const HOURS_SIGNED_IN = 12;
export const SIGNED_IN_MS = HOURS_SIGNED_IN * 3_600_000;
/** What a copied cookie is good for at most; then it takes the refresh token, whose copy is noticed. */
const ACCESS_MINUTES = 10;
export const ACCESS_MS = ACCESS_MINUTES * 60_000;

/** Of its own type, so that no other token that is signed here can stand for it. */
const TOKEN_TYPE = 'at+jwt';

/** `__Host-` binds the cookie to this host over https; browsers refuse that prefix on plain http loopback. */
export function cookieOf(deps: Deps): { name: string; secure: boolean } {
  const secure = isSecure(deps);
  return { name: secure ? '__Host-docket' : 'docket', secure };
}

export function isSecure(deps: Deps): boolean {
  return deps.env.PUBLIC_URL?.startsWith('https:') ?? false;
}

/**
 * Finds the signed-in person. The token holds only the id of the sign-in: role and state are read with each
 * request, so that revoking and role changes act at once.
 */
export async function authenticate(app: App, deps: Deps, findSignedIn: FindSignedIn): Promise<void> {
  await app.register(cookie);
  await app.register(jwt, {
    secret: deps.env.SESSION_SECRET,
    cookie: { cookieName: cookieOf(deps).name, signed: false },
    sign: {
      algorithm: 'HS256',
      header: { alg: 'HS256', typ: TOKEN_TYPE },
      iss: 'docket',
      aud: 'docket-web',
      // In seconds when it is a number.
      expiresIn: ACCESS_MS / 1000,
    },
    verify: {
      algorithms: ['HS256'],
      checkTyp: TOKEN_TYPE,
      allowedIss: 'docket',
      allowedAud: 'docket-web',
      // Without this a token that says nothing of its issuer would pass for one of ours.
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'sid'],
      onlyCookie: true,
    },
  });
  app.decorateRequest('actorOrNull', null);
  app.decorateRequest('confirmedAt', null);
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return this.actorOrNull ?? fail('not-signed-in');
    },
  });
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.permission === undefined) return;
    const sid = await readToken(deps, request);
    const found = sid === null ? undefined : await findSignedIn(deps.db, sid, deps.clock());
    if (sid === null || found === undefined) return;
    request.actorOrNull = actorOf(request, sid, found.person);
    request.confirmedAt = found.confirmedAt;
  });
}

function actorOf(request: FastifyRequest, sid: string, person: SignedIn): Actor {
  return {
    ...person,
    sessionId: sid,
    sessionHash: hashOfSession(sid),
    ip: request.ip,
    request: { id: request.id, route: `${request.method} ${request.routeOptions.url ?? ''}` },
  };
}

/** Names a sign-in in the audit log without giving its id away. */
export function hashOfSession(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 32);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function readToken(deps: Deps, request: FastifyRequest): Promise<string | null> {
  if (request.cookies[cookieOf(deps).name] === undefined) return null;
  try {
    const clockTimestamp = deps.clock().getTime();
    const { sid } = await request.jwtVerify<{ sid: string }>({ onlyCookie: true, clockTimestamp });
    return typeof sid === 'string' && UUID.test(sid) ? sid : null;
  } catch {
    // Whatever is wrong with a token (forged, expired, cut), its bearer is simply not signed in.
    return null;
  }
}
