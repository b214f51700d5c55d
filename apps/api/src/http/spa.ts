import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Deps } from '../deps.ts';
import { fail } from './errors.ts';
import type { App } from './zod.ts';

/** Serves the built web app on the same origin: its files by name, and its page for every other address. */
export async function serveWeb(app: App, deps: Deps): Promise<void> {
  const root = deps.env.WEB_DIST;
  if (root === undefined || !existsSync(join(root, 'index.html'))) {
    app.setNotFoundHandler(() => fail('not-found'));
    return;
  }
  const page = await readFile(join(root, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    setHeaders(reply, path) {
      // Built files carry a hash in their name, so they never change; the page itself is asked for each time.
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || /^\/(api|webhooks|assets)\//.test(request.url)) fail('not-found');
    const html = page.replaceAll('__CSP_NONCE__', reply.cspNonce.style);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  });
}
