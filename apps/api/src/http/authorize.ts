import {
  type Access,
  CaseId,
  DecisionId,
  FRESH_MINUTES,
  grantOf,
  isPermission,
  type Me,
  type Permission,
  type ProblemCode,
  rolesWith,
  rolesWithReason,
} from '@docket/contracts';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
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

/** Which case a route is about, by its parameters. */
const AboutCase = z.looseObject({ caseId: CaseId.optional(), decisionId: DecisionId.optional() });
export type AboutCase = z.output<typeof AboutCase>;

/** What permissions ask of the features; handed in by app.ts, because this room knows none. */
interface Ask {
  /** Puts a refusal on record. */
  readonly recordRefusal: (actor: Actor, permission: Permission) => Promise<void>;
  /** Errors: view-reason-needed. */
  readonly requireViewReason: (actor: Actor, about: AboutCase) => Promise<void>;
}

/** Refuses to boot with an API route that does not say who may call it, and holds every call to what it says. */
export function authorize(app: App, deps: Deps, { recordRefusal, requireViewReason }: Ask): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.permission;
    const name = `${String(route.method)} ${route.url}`;
    if (route.url.startsWith('/api/') && access === undefined) {
      throw new Error(`${name} declares no permission`);
    }
    // Otherwise nobody could tell for which case the reason is to be there.
    if (isOnlyWithReason(access) && !/:(caseId|decisionId)\b/.test(route.url)) {
      throw new Error(`${name} is for some with a reason only, and names no case`);
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
  // Once the parameters are known to be ids, and before anything is read for the answer.
  app.addHook('preHandler', async ({ routeOptions, actorOrNull, params }) => {
    const access = routeOptions.config.permission;
    if (actorOrNull === null || !isOnlyWithReason(access)) return;
    if (grantOf(actorOrNull.role, access) === 'reason') {
      await requireViewReason(actorOrNull, AboutCase.parse(params));
    }
  });
}

function isOnlyWithReason(access: Access | undefined): access is Permission {
  return access !== undefined && isPermission(access) && rolesWithReason(access).length > 0;
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
