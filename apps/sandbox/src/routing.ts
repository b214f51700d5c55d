import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UUID_PATTERN } from './ids.ts';

/** A canonical lower-case UUID in a path; anything else does not match the route at all. */
export function uuidParam(name: string): string {
  return `:${name}(^${UUID_PATTERN}$)`;
}

type KnownRoute = { method: string; pattern: RegExp };

/**
 * Didit's routing habits: every path ends with a slash (GET without it is redirected), unknown paths and
 * malformed ids get an HTML page, a known path with another method gets 405 in JSON.
 */
export function registerRouting(app: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) routes.push({ method, pattern: patternOf(route.url) });
  });
  app.setNotFoundHandler((request, reply) => answerUnknown(routes, request, reply));
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/:\w+\(\^(.*?)\$\)/g, '($1)')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}

function answerUnknown(routes: KnownRoute[], request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = '/', query] = request.url.split('?', 2);
  const known = routes.filter((route) => route.pattern.test(path));
  if (known.length > 0) {
    return reply.code(405).send({ detail: `Method "${request.method}" not allowed.` });
  }
  const slashed = `${path}/`;
  if (
    request.method === 'GET' &&
    routes.some((route) => route.method === 'GET' && route.pattern.test(slashed))
  ) {
    return reply.redirect(query === undefined ? slashed : `${slashed}?${query}`, 301);
  }
  return reply.code(404).type('text/html; charset=utf-8').send(NOT_FOUND_PAGE);
}

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head>
  <title>Not Found</title>
</head>
<body>
  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
</body>
</html>
`;
