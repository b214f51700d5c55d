import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    perMinute?: number | null;
  }
}

/** Far above what a person or a page does; stops a runaway script from taking the service from colleagues. */
const REQUESTS_PER_MINUTE = 1_200;

export async function limitRate(app: App): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    // Didit's deliveries come from one address in bursts, and its repeats are few: refusing them would lose news.
    allowList: (request) => request.routeOptions.config.permission === undefined,
    keyGenerator: whoAsks,
    errorResponseBuilder: () => fail('too-many-requests'),
  });
  // As a hook of its own, between knowing who asks and judging what is asked: refused requests count too.
  app.addHook('onRequest', app.rateLimit());
  limitActions(app);
}

/** What a contract says of its own action, counted for itself. */
function limitActions(app: App): void {
  app.addHook('onRoute', (route) => {
    const perMinute = route.config?.perMinute;
    if (perMinute == null) return;
    const count = app.createRateLimit({ max: perMinute });
    const limit = async (request: FastifyRequest): Promise<void> => {
      const use = await count(request);
      if (use.isAllowed || !use.isExceeded) return;
      const detail = `This may be asked for ${perMinute} times a minute. Try again in ${use.ttlInSeconds} seconds.`;
      fail('too-many-requests', detail, { headers: { 'retry-after': String(use.ttlInSeconds) } });
    };
    const before = route.onRequest ?? [];
    route.onRequest = [...(Array.isArray(before) ? before : [before]), limit];
  });
}

function whoAsks(request: FastifyRequest): string {
  return request.actorOrNull?.id ?? request.ip;
}
