import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { BodyTooLarge, readCapped } from './body.ts';
import { Budget, CALLS_PER_MINUTE, type CallClass } from './budget.ts';
import { errorFromAnswer } from './error-answer.ts';
import { DiditError } from './errors.ts';
import { networkError } from './network-error.ts';
import { pauseBeforeRetry } from './retry.ts';
import { SendWitness } from './send-witness.ts';

/** Where Didit is, who is asking, and how long to wait; all durations in milliseconds. */
export interface DiditOptions {
  /** Origin, optionally with a path prefix: `https://verification.didit.me`. */
  baseUrl: string;
  apiKey: string;
  /** For establishing a connection; default 5,000. */
  connectTimeoutMs?: number;
  /** For one call including its repeats; default 30,000. */
  timeoutMs?: number;
  /** The same for rendering a report, which takes seconds; default 60,000. */
  pdfTimeoutMs?: number;
  /** How often a read is repeated after a failure that may pass; default 2. Writes are never repeated. */
  retryReads?: number;
}

/** What a caller may say about a single call. */
export interface CallOptions {
  /** Work nobody is waiting for: it may use at most half of each minute's budget. */
  background?: boolean;
}

export interface Call extends CallOptions {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path with identifiers filled in, ending in a slash: without it Didit redirects and the key may get lost. */
  path: string;
  /** The same with `{placeholders}`, for errors. */
  operation: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  isPdf?: boolean;
}

export interface Answer {
  status: number;
  bytes: Buffer;
  requestId: string | null;
}

export interface Transport {
  send(call: Call): Promise<Answer>;
  close(): Promise<void>;
}

// A decision with many documents is about 40 kB; a report with pictures a few MB.
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_PDF_BYTES = 64 * 1024 * 1024;
const MAX_BACKGROUND_WAIT_MS = 60_000;

/** One connection pool, one budget per kind of call, and the rules of repeating. */
export function createTransport(options: DiditOptions): Transport {
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const timeouts = { json: options.timeoutMs ?? 30_000, pdf: options.pdfTimeoutMs ?? 60_000 };
  const retries = options.retryReads ?? 2;
  const pool = new Pool(base.origin, {
    connections: 32,
    keepAliveTimeout: 4_000,
    connect: { timeout: options.connectTimeoutMs ?? 5_000 },
  });
  const budgets: Record<CallClass, Budget> = {
    read: new Budget(CALLS_PER_MINUTE.read),
    write: new Budget(CALLS_PER_MINUTE.write),
    pdf: new Budget(CALLS_PER_MINUTE.pdf),
  };
  const redact = (text: string) => text.replaceAll(options.apiKey, '[api key]');

  async function attempt(call: Call, timeoutMs: number): Promise<Answer> {
    const witness = new SendWitness(pool);
    const isWrite = call.method !== 'GET';
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
    try {
      const response = await witness.request({
        method: call.method,
        path: prefix + call.path + queryString(call.query),
        headers: requestHeaders(options.apiKey, call),
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const bytes = await readCapped(response.body, call.isPdf ? MAX_PDF_BYTES : MAX_JSON_BYTES);
      const requestId = oneHeader(response.headers['x-request-id']) ?? null;
      if (response.statusCode >= 200 && response.statusCode < 300) {
        return { status: response.statusCode, bytes, requestId };
      }
      throw errorFromAnswer({
        operation: call.operation,
        status: response.statusCode,
        body: redact(bytes.toString('utf8')),
        retryAfter: oneHeader(response.headers['retry-after']),
        requestId,
        isWrite,
      });
    } catch (error) {
      if (error instanceof DiditError) throw error;
      const maybeApplied = isWrite && witness.started;
      if (error instanceof BodyTooLarge) {
        const detail = `the answer has ${error.message}`;
        throw new DiditError({ kind: 'unreadable', operation: call.operation, detail, maybeApplied });
      }
      throw networkError(error, call.operation, maybeApplied);
    }
  }

  async function takeBudget(call: Call, timeoutMs: number): Promise<void> {
    const kind: CallClass = call.isPdf ? 'pdf' : call.method === 'GET' ? 'read' : 'write';
    const background = call.background ?? false;
    const maxWaitMs = background ? MAX_BACKGROUND_WAIT_MS : timeoutMs;
    const retryAfterMs = await budgets[kind].take(background, maxWaitMs);
    if (retryAfterMs === 0) return;
    const detail = `this client's own limit of ${CALLS_PER_MINUTE[kind]} ${kind} calls per minute is used up`;
    throw new DiditError({ kind: 'rate_limited', operation: call.operation, detail, retryAfterMs });
  }

  async function send(call: Call): Promise<Answer> {
    const timeoutMs = call.isPdf ? timeouts.pdf : timeouts.json;
    await takeBudget(call, timeoutMs);
    const deadline = performance.now() + timeoutMs;
    for (let repeat = 0; ; repeat += 1) {
      try {
        return await attempt(call, deadline - performance.now());
      } catch (error) {
        // A repeated write could decide or notify twice, whatever the failure was: only its caller may judge.
        const pauseMs = call.method === 'GET' && repeat < retries ? pauseBeforeRetry(error, repeat) : null;
        if (pauseMs === null || performance.now() + pauseMs >= deadline) throw error;
        await sleep(pauseMs);
        await takeBudget(call, deadline - performance.now());
      }
    }
  }

  return { send, close: () => pool.close() };
}

function requestHeaders(apiKey: string, call: Call): Record<string, string> {
  const headers: Record<string, string> = {
    'x-api-key': apiKey,
    accept: call.isPdf ? 'application/pdf' : 'application/json',
  };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

function queryString(query: Call['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params}`;
}

function oneHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
