import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Second wall behind SameSite=Strict: a browser states where a request comes from, and a write must come from
 * our own pages. Programs without a browser send neither header and carry no cookie by themselves.
 */
export function refuseCrossSite(app: App, deps: Deps): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE_METHODS.has(request.method) || request.routeOptions.config.permission === undefined) return;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') fail('cross-site-request');
    const { origin } = request.headers;
    if (origin !== undefined && !isOurs(origin, request, deps)) fail('cross-site-request');
  });
}

function isOurs(origin: string, request: FastifyRequest, deps: Deps): boolean {
  if (deps.env.PUBLIC_URL !== undefined) return origin === new URL(deps.env.PUBLIC_URL).origin;
  return origin === `${request.protocol}://${request.host}`;
}
