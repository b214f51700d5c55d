import {
  type Access,
  FRESH_MINUTES,
  grantOf,
  type Permission,
  type ProblemCode,
  rolesWith,
} from '@docket/contracts';
import type { Deps } from '../deps.ts';
import type { Actor } from './authenticate.ts';
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
    // After the role: whoever may not do it at all is not asked for a password.
    if (request.routeOptions.config.fresh) requireFresh(request.confirmedAt, deps.clock());
  });
}

/** Until when a password given then counts as fresh. */
export function freshUntil(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + FRESH_MINUTES * 60_000);
}

function requireFresh(confirmedAt: Date | null, now: Date): void {
  if (confirmedAt !== null && now <= freshUntil(confirmedAt)) return;
  const detail = `Give your password again (POST /api/auth/confirm); for ${FRESH_MINUTES} minutes it need not be repeated.`;
  fail('fresh-sign-in-required', detail);
}

export function refusalOf(permission: Permission): string {
  const roles = rolesWith(permission).join(' or ');
  return `This needs the permission ${permission}; it belongs to the role ${roles}.`;
}
