import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { webhookDestinationId } from './destination-id.ts';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Didit's door. Not under /api: no cookie, no session, its signature is its permission. */
export async function webhookRoutes(app: App, deps: Deps): Promise<void> {
  const destinationId = webhookDestinationId(deps.env.DIDIT_WEBHOOK_SECRET);
  await app.register(async (scope) => {
    // The signature is over the bytes as they came; parsing and writing JSON again would not give them back.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const options = { bodyLimit: BODY_LIMIT_BYTES, schema: { hide: true } };
    scope.post('/webhooks/didit/:destinationId', options, async (request, reply) => {
      const { destinationId: given } = request.params as { destinationId: string }; // one path part, always a string
      if (given !== destinationId || !Buffer.isBuffer(request.body)) return reply.code(404).send();
      const status = await acceptDelivery(deps, {
        rawBody: request.body,
        headers: request.headers,
        ip: request.ip,
        request: { id: request.id, route: 'POST /webhooks/didit' },
      });
      return reply.code(status).send();
    });
  });
}
