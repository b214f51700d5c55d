import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';

/** How a rule makes a matching request fail. */
export const FAULT_MODES = [
  'latency',
  'status',
  'html_502',
  'empty_500',
  'applied_no_answer',
  'applied_500',
  'reset',
  'half_open',
  'throttled',
  'truncated',
] as const;

export const FaultRuleSchema = z.object({
  method: z.string().default('*').describe('GET, POST, … or * for all'),
  path: z.string().default('').describe('Part of the path; * stands for any text'),
  mode: z.enum(FAULT_MODES),
  status: z.number().int().min(200).max(599).default(503),
  latency_ms: z.number().int().min(0).max(120_000).default(1000),
  times: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Stops after so many requests; absent = until deleted'),
});
export type FaultRule = z.infer<typeof FaultRuleSchema>;

export type Faults = {
  list: () => FaultRule[];
  replace: (rules: FaultRule[]) => void;
  /** The first matching rule, counted down. */
  take: (method: string, path: string) => FaultRule | null;
};

/** Kept in memory: a restarted sandbox is healthy again. */
export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    list: () => rules,
    replace: (next) => {
      rules = next;
    },
    take: (method, path) => {
      const found = rules.find((rule) => matches(rule, method, path));
      if (found === undefined) return null;
      if (found.times !== undefined) {
        const left = found.times - 1;
        rules = rules.flatMap((rule) =>
          rule !== found ? [rule] : left > 0 ? [{ ...rule, times: left }] : [],
        );
      }
      return found;
    },
  };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== '*' && rule.method.toUpperCase() !== method) return false;
  const parts = rule.path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*')).test(path);
}

/** Applies rules to everything but the control API itself, before any other check. */
export function registerFaults(app: FastifyInstance, faults: Faults): void {
  const unanswered = new WeakSet<FastifyRequest>();
  const broken = new WeakSet<FastifyRequest>();
  const truncated = new WeakSet<FastifyRequest>();
  const delayed = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (path.startsWith('/_sandbox')) return;
    const rule = faults.take(request.method, path);
    if (rule === null) return;
    if (rule.mode === 'applied_no_answer') unanswered.add(request);
    else if (rule.mode === 'applied_500') broken.add(request);
    else if (rule.mode === 'truncated') truncated.add(request);
    else if (rule.mode === 'latency') delayed.set(request, rule.latency_ms);
    else await strike(rule, request, reply);
  });
  // Once the body is read, so that a slow request is carried out even when its caller has given up meanwhile.
  app.addHook('preValidation', async (request) => {
    const ms = delayed.get(request);
    if (ms !== undefined) await sleep(ms);
  });
  // The request has been carried out by now; only the answer gets lost.
  app.addHook('onSend', async (request, reply) => {
    if (!unanswered.has(request)) return;
    reply.hijack();
    request.raw.socket.destroy();
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!broken.has(request)) return payload;
    reply.code(500).removeHeader('content-length');
    return '';
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!truncated.has(request)) return payload;
    sendHalf(request, reply, payload);
    return payload;
  });
}

/** Promises the whole length and breaks off in the middle, as a proxy does that dies. */
function sendHalf(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  const whole = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : '');
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(reply.statusCode, { 'content-length': whole.length });
  reply.raw.write(whole.subarray(0, Math.floor(whole.length / 2)), () => request.raw.socket.destroy());
}

async function strike(rule: FaultRule, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  switch (rule.mode) {
    case 'status':
      await reply.code(rule.status).send({ detail: `Fault injected: ${rule.status}.` });
      return;
    case 'html_502':
      await reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return;
    case 'empty_500':
      await reply.code(500).send();
      return;
    case 'reset':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
    case 'half_open':
      // The connection stays open and silent until the client gives up or the sandbox stops.
      reply.hijack();
      return;
    case 'throttled':
      await reply
        .code(429)
        .headers({ 'retry-after': '1', 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': '0' })
        .send({ detail: 'Request was throttled. Expected available in 1 second.' });
      return;
    case 'latency':
    case 'applied_no_answer':
    case 'applied_500':
    case 'truncated':
      return;
  }
}
