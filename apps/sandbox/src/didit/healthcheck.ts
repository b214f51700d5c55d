import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';

/** The one path without slash and without key; its time has milliseconds (Didit OpenAPI: health check). */
export function registerHealthcheck(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/system/healthcheck', async () => ({
    status: 'ok',
    timestamp: sandbox.clock.now().toISOString(),
  }));
}
