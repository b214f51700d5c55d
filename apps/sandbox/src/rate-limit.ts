import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import { unixSeconds } from './clock.ts';
import { Refusal } from './http-answers.ts';

/** One limit of Didit's: at most `limit` requests of an identity in a sliding window. */
type Scope = {
  name: string;
  applies: (method: string, path: string) => boolean;
  limit: number;
  windowSeconds: number;
  text: (retryAfter: number) => string;
  tellsReset: boolean;
};

function perMinute(name: string, limit: number, what: string, applies: Scope['applies']): Scope {
  const text = () => `${what} rate limit exceeded. You can make up to ${limit} requests per minute.`;
  return { name, applies, limit, windowSeconds: 60, text, tellsReset: true };
}

const isCreate = (method: string, path: string) => method === 'POST' && path === '/v3/session/';

/** Didit docs: rate limiting. The first exceeded scope answers. */
const SCOPES: Scope[] = [
  perMinute('generic-get', 600, 'GET request', (method) => method === 'GET'),
  perMinute('generic-write', 300, 'Write request', (method) => ['POST', 'PATCH', 'DELETE'].includes(method)),
  perMinute('session-v2-create', 600, 'Session creation', isCreate),
  perMinute('generate-pdf', 50, 'Session PDF generation', (_method, path) => path.endsWith('/generate-pdf/')),
  {
    name: 'sandbox-quota',
    applies: isCreate,
    limit: 500,
    windowSeconds: 86_400,
    text: (seconds) =>
      `Sandbox session quota exceeded (500 sessions per 24h). Wait for the window to reset. Expected available in ${seconds} seconds.`,
    tellsReset: false,
  },
];

/** Counts in memory: a restarted Didit forgets, which no client can tell from a window that slid on. */
export function registerRateLimits(app: FastifyInstance, clock: Clock): void {
  const windows = new Map<string, number[]>();
  app.addHook('onRequest', (request, _reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (!path.startsWith('/v3/') && !path.startsWith('/v1/')) return done();
    const now = clock.now();
    for (const scope of SCOPES) {
      if (scope.applies(request.method, path)) count(windows, scope, identityOf(request), now);
    }
    done();
  });
}

function count(windows: Map<string, number[]>, scope: Scope, identity: string, now: Date): void {
  const key = `${scope.name}|${identity}`;
  const from = now.getTime() - scope.windowSeconds * 1000;
  const hits = (windows.get(key) ?? []).filter((at) => at > from);
  windows.set(key, hits);
  const oldest = hits[0];
  if (oldest !== undefined && hits.length >= scope.limit) {
    const retryAfter = Math.max(1, Math.ceil((oldest - from) / 1000));
    throw new Refusal(
      429,
      { detail: scope.text(retryAfter) },
      {
        'retry-after': String(retryAfter),
        'x-ratelimit-limit': String(scope.limit),
        'x-ratelimit-remaining': '0',
        ...(scope.tellsReset ? { 'x-ratelimit-reset': String(unixSeconds(now) + retryAfter) } : {}),
      },
    );
  }
  hits.push(now.getTime());
}

function identityOf(request: FastifyRequest): string {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key !== '') return key;
  const forwarded = request.headers['x-forwarded-for'];
  const first = typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : undefined;
  return first ?? request.ip;
}
