import { type Access, grantOf, type Permission, type ProblemCode, rolesWith } from '@docket/contracts';
import type { Actor } from './authenticate.ts';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Access;
    problems?: readonly ProblemCode[];
  }
}

/** Puts a refusal on record; handed in by app.ts, because this room knows no feature. */
type RecordRefusal = (actor: Actor, permission: Permission) => Promise<void>;

/** Refuses to boot with an API route that does not say who may call it, and holds every call to what it says. */
export function authorize(app: App, recordRefusal: RecordRefusal): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.permission === undefined) {
      throw new Error(`${String(route.method)} ${route.url} declares no permission`);
    }
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.permission;
    if (access === undefined || access === 'public') return;
    const { role } = request.actor;
    if (access === 'signed-in' || grantOf(role, access) !== null) return;
    await recordRefusal(request.actor, access);
    fail('forbidden', refusalOf(access));
  });
}

export function refusalOf(permission: Permission): string {
  const roles = rolesWith(permission).join(' or ');
  return `This needs the permission ${permission}; it belongs to the role ${roles}.`;
}
