import type { App } from './zod.ts';

/** One line per request, of fields that hold no personal data: never bodies, addresses with ids, or query strings. */
export function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      id: request.id,
      actor: request.actorOrNull?.id ?? null,
      route: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
