import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../src/json.ts';
import { isObject } from '../src/json.ts';

/** Errors to plant in the sandbox on purpose: a run that does not report them proves nothing. */
export const PLANTS: Record<string, (app: FastifyInstance) => void> = {
  'wrong-type': (app) =>
    rewrite(app, 'GET', '/decision/', (body) =>
      'session_number' in body ? { ...body, session_number: String(body.session_number) } : body,
    ),
  'missing-key': (app) =>
    rewrite(app, 'POST', '/v3/session/', (body) => {
      const { session_token: _gone, ...rest } = body;
      return rest;
    }),
  'undocumented-status': (app) => {
    app.addHook('onSend', async (request, reply) => {
      if (request.method === 'PATCH' && request.url.endsWith('/update-status/') && reply.statusCode === 200) {
        reply.code(202);
      }
    });
  },
};

function rewrite(
  app: FastifyInstance,
  method: string,
  end: string,
  change: (body: JsonObject) => JsonObject,
): void {
  app.addHook('onSend', async (request, _reply, payload) => {
    if (request.method !== method || !request.url.endsWith(end) || typeof payload !== 'string')
      return payload;
    const body: unknown = JSON.parse(payload);
    return isObject(body) ? JSON.stringify(change(body)) : payload;
  });
}
