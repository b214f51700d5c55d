import rateLimit from '@fastify/rate-limit';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

/** Far above what a person or a page does; stops a runaway script from taking the service from colleagues. */
const REQUESTS_PER_MINUTE = 1_200;

export async function limitRate(app: App): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    // Didit's deliveries come from one address in bursts, and its repeats are few: refusing them would lose news.
    allowList: (request) => request.routeOptions.config.permission === undefined,
    keyGenerator: (request) => request.actorOrNull?.id ?? request.ip,
    errorResponseBuilder: () => fail('too-many-requests'),
  });
  // As a hook of its own, between knowing who asks and judging what is asked: refused requests count too.
  app.addHook('onRequest', app.rateLimit());
}
