import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Loaded before the server's own program (`node --import`): writes down every request that reached the API, as Node's
 * HTTP server saw it, whatever the program itself says of it. One line of JSON each, without query strings or bodies.
 */
const file = process.env.RECORD_REQUESTS;
if (file !== undefined) {
  subscribe('http.server.request.start', (message) => {
    // Node documents these two of the channel.
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!/^\/(api|webhooks)\//.test(path)) return;
    // Also when the caller went away: what had begun to leave was shown, and what nobody was told may have been done.
    response.once('close', () => {
      const line = {
        method: request.method,
        path,
        status: response.headersSent ? response.statusCode : null,
        id: response.getHeader('x-request-id') ?? null,
        replayed: response.hasHeader('idempotency-replayed'),
      };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    });
  });
}
