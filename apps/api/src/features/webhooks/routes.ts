import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { createAcceptance } from './accept-delivery.ts';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Didit's door. Not under /api: no cookie, no session, its signature is its permission. */
export async function webhookRoutes(app: App, deps: Deps): Promise<void> {
  const accept = createAcceptance(deps);
  await app.register(async (scope) => {
    // The signature is over the bytes as they came; parsing and writing JSON again would not give them back.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const options = { bodyLimit: BODY_LIMIT_BYTES, schema: { hide: true } };
    scope.post('/webhooks/didit/:destinationId', options, async (request, reply) => {
      const { destinationId } = request.params as { destinationId: string }; // one path part, always a string
      if (!Buffer.isBuffer(request.body) || !(await isOurs(deps, destinationId)))
        return reply.code(404).send();
      const status = await accept({
        rawBody: request.body,
        headers: request.headers,
        ip: request.ip,
        request: { id: request.id, route: 'POST /webhooks/didit' },
      });
      return reply.code(status).send();
    });
  });
}

async function isOurs(deps: Deps, destinationId: string): Promise<boolean> {
  const isKnown = () => deps.connection.state().webhookPaths.includes(destinationId);
  if (isKnown()) return true;
  // Another process may have given us a new address a moment ago.
  await deps.connection.lookAgain();
  return isKnown();
}
