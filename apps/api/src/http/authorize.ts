import {
  type Access,
  FRESH_MINUTES,
  grantOf,
  type Me,
  type Permission,
  type ProblemCode,
  rolesWith,
} from '@docket/contracts';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import type { Actor, SignedIn } from './authenticate.ts';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Access;
    fresh?: boolean;
    problems?: readonly ProblemCode[];
  }
}

/** Puts a refusal on record; handed in by app.ts, because this room knows no feature. */
type RecordRefusal = (actor: Actor, permission: Permission) => Promise<void>;

/** Refuses to boot with an API route that does not say who may call it, and holds every call to what it says. */
export function authorize(app: App, deps: Deps, recordRefusal: RecordRefusal): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.permission === undefined) {
      throw new Error(`${String(route.method)} ${route.url} declares no permission`);
    }
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.permission;
    if (access === undefined || access === 'public') return;
    const { role } = request.actor;
    if (access !== 'signed-in' && grantOf(role, access) === null) {
      await recordRefusal(request.actor, access);
      fail('forbidden', refusalOf(access));
    }
    // What anybody signed in may do stays open: adding the factor is among it.
    if (access !== 'signed-in' && secondFactorOf(deps, request.actor) === 'missing') {
      fail('second-factor-missing', 'Add an authenticator app or a passkey on the page Account.');
    }
    // After the role: whoever may not do it at all is not asked who they are.
    if (request.routeOptions.config.fresh) requireFresh(request, deps.clock());
  });
}

export function secondFactorOf({ env }: Pick<Deps, 'env'>, person: SignedIn): Me['secondFactor'] {
  if (person.hasSecondFactor) return 'set';
  return env.REQUIRE_SECOND_FACTOR.includes(person.role) ? 'missing' : 'none';
}

/** Until when somebody who showed then who they are need not do so again. */
export function freshUntil(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + FRESH_MINUTES * 60_000);
}

function requireFresh({ confirmedAt, actor }: FastifyRequest, now: Date): void {
  if (confirmedAt !== null && now <= freshUntil(confirmedAt)) return;
  const how = actor.hasSecondFactor
    ? 'Show your second factor again (POST /api/auth/confirm/second-factor)'
    : 'Give your password again (POST /api/auth/confirm)';
  const detail = `${how}; for ${FRESH_MINUTES} minutes it need not be repeated.`;
  fail('fresh-sign-in-required', detail);
}

export function refusalOf(permission: Permission): string {
  const roles = rolesWith(permission).join(' or ');
  return `This needs the permission ${permission}; it belongs to the role ${roles}.`;
}
