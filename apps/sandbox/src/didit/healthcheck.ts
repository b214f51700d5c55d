import type { FastifyInstance } from 'fastify';

/** The one path without slash and without key (Didit OpenAPI: health check). */
export function registerHealthcheck(app: FastifyInstance): void {
  app.get('/system/healthcheck', async () => ({ status: 'ok' }));
}
