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
  text: (retryAfter: number, limit: number) => string;
  tellsReset: boolean;
};

const throttled = (seconds: number) =>
  `Request was throttled. Expected available in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;

function perMinute(name: string, limit: number, what: string, applies: Scope['applies']): Scope {
  const text = (_retryAfter: number, most: number) =>
    `${what} rate limit exceeded. You can make up to ${most} requests per minute.`;
  return { name, applies, limit, windowSeconds: 60, text, tellsReset: true };
}

const isCreate = (method: string, path: string) => method === 'POST' && path === '/v3/session/';
/** These routes word the same limits in the way of their framework (Didit OpenAPI: webhooks, billing, users). */
const isFrameworkWorded = (path: string) => /^\/v3\/(webhook|billing|users)\//.test(path);
const isWrite = (method: string) => ['POST', 'PATCH', 'DELETE'].includes(method);

/** Didit docs: rate limiting. The first exceeded scope answers. */
const SCOPES: Scope[] = [
  perMinute('session-v2-create', 600, 'Session creation', isCreate),
  perMinute('generate-pdf', 50, 'Session PDF generation', (_method, path) => path.endsWith('/generate-pdf/')),
  perMinute('update-data', 10, 'Session KYC data update', (_method, path) => path.endsWith('/update-data/')),
  perMinute('update-poa-data', 10, 'Session POA data update', (_m, path) =>
    path.endsWith('/update-poa-data/'),
  ),
  {
    name: 'sandbox-quota',
    applies: isCreate,
    limit: 500,
    windowSeconds: 86_400,
    text: (seconds, limit) =>
      `Sandbox session quota exceeded (${limit} sessions per 24h). Wait for the window to reset. Expected available in ${seconds} seconds.`,
    tellsReset: false,
  },
  perMinute('generic-get', 600, 'GET request', (method) => method === 'GET'),
  perMinute('generic-write', 300, 'Write request', isWrite),
  {
    name: 'register',
    applies: (_method, path) => path === '/auth/v2/programmatic/register/',
    limit: 5,
    windowSeconds: 3600,
    text: throttled,
    tellsReset: false,
  },
];

/** What an identity has asked for in one scope since the counters began. */
export type ScopeUse = {
  scope: string;
  identity: string;
  limit: number;
  window_seconds: number;
  /** The most that was let through within any one window. */
  busiest: number;
  refused: number;
};

export type RateLimits = {
  uses: () => ScopeUse[];
  /** As when Didit raises an application's limits: so many times the usual ones, for everybody. */
  raise: (times: number) => void;
  /** Uses up everything an identity has in a scope, as if it had called that often just now. */
  exhaust: (scope: string, identity: string) => boolean;
  clear: () => void;
};

export const SCOPE_NAMES = SCOPES.map((scope) => scope.name);

/** Counts in memory: a restarted Didit forgets, which no client can tell from a window that slid on. */
export function createRateLimits(app: FastifyInstance, clock: Clock, enabled: boolean): RateLimits {
  const windows = new Map<string, number[]>();
  const uses = new Map<string, ScopeUse>();
  const squeezed = new Set<string>();
  let times = 1;
  app.addHook('onRequest', (request, _reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    // Calls of the customer's device are exempt: they carry the session's token in place of a key.
    if (!/^\/(v1|v3|auth)\//.test(path) || request.headers['session-token'] !== undefined) return done();
    const now = clock.now();
    const identity = path.startsWith('/auth/') ? request.ip : identityOf(request);
    for (const scope of SCOPES) {
      if (!scope.applies(request.method, path)) continue;
      if (!enabled && !squeezed.has(scope.name)) continue;
      count(windows, useOf(uses, scope, identity, times), scope, now, path);
    }
    done();
  });
  return {
    uses: () => [...uses.values()],
    raise: (to) => {
      times = to;
    },
    exhaust: (name, identity) => {
      const scope = SCOPES.find((one) => one.name === name);
      if (scope === undefined) return false;
      squeezed.add(name);
      windows.set(
        `${name}|${identity}`,
        Array.from({ length: scope.limit * times }, () => clock.now().getTime()),
      );
      return true;
    },
    clear: () => {
      windows.clear();
      uses.clear();
      squeezed.clear();
      times = 1;
    },
  };
}

function useOf(uses: Map<string, ScopeUse>, scope: Scope, identity: string, times: number): ScopeUse {
  const key = `${scope.name}|${identity}`;
  const known = uses.get(key) ?? {
    scope: scope.name,
    identity,
    limit: 0,
    window_seconds: scope.windowSeconds,
    busiest: 0,
    refused: 0,
  };
  known.limit = scope.limit * times;
  uses.set(key, known);
  return known;
}

function count(windows: Map<string, number[]>, use: ScopeUse, scope: Scope, now: Date, path: string): void {
  const key = `${use.scope}|${use.identity}`;
  const from = now.getTime() - scope.windowSeconds * 1000;
  const hits = (windows.get(key) ?? []).filter((at) => at > from);
  windows.set(key, hits);
  const oldest = hits[0];
  if (oldest !== undefined && hits.length >= use.limit) {
    use.refused += 1;
    const retryAfter = Math.max(1, Math.ceil((oldest - from) / 1000));
    const text = isFrameworkWorded(path) ? throttled(retryAfter) : scope.text(retryAfter, use.limit);
    throw new Refusal(
      429,
      { detail: text },
      {
        'retry-after': String(retryAfter),
        'x-ratelimit-limit': String(use.limit),
        'x-ratelimit-remaining': '0',
        ...(scope.tellsReset ? { 'x-ratelimit-reset': String(unixSeconds(now) + retryAfter) } : {}),
      },
    );
  }
  hits.push(now.getTime());
  use.busiest = Math.max(use.busiest, hits.length);
}

function identityOf(request: FastifyRequest): string {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key !== '') return key;
  const forwarded = request.headers['x-forwarded-for'];
  const first = typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : undefined;
  return first ?? request.ip;
}
