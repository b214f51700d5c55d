import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { attempt } from './attempt.ts';
import { Budgets } from './budgets.ts';
import type { Answer, Call, DiditOptions, Transport } from './call.ts';
import { DiditError } from './errors.ts';
import { pauseBeforeRetry } from './retry.ts';

/** A host, who is asking (nobody, where accounts are made), and the patience with it. */
export interface TransportOptions
  extends Pick<
    DiditOptions,
    'baseUrl' | 'connectTimeoutMs' | 'timeoutMs' | 'pdfTimeoutMs' | 'retryReads' | 'limitTimes'
  > {
  apiKey: string | null;
}

/** One connection pool, one budget per kind of call, and the rules of repeating. */
export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.baseUrl);
  const timeouts = { json: options.timeoutMs ?? 30_000, pdf: options.pdfTimeoutMs ?? 60_000 };
  const retries = options.retryReads ?? 2;
  const pool = new Pool(base.origin, {
    connections: 32,
    keepAliveTimeout: 4_000,
    connect: { timeout: options.connectTimeoutMs ?? 5_000 },
  });
  const line = { pool, prefix: base.pathname.replace(/\/+$/, ''), apiKey: options.apiKey };
  const budgets = new Budgets(options.limitTimes);

  const running = new Set<Promise<Answer>>();
  const closing = new AbortController();

  async function run(call: Call): Promise<Answer> {
    const timeoutMs = call.isPdf ? timeouts.pdf : timeouts.json;
    const wait = (ms: number) => pause(call, ms, closing.signal);
    await budgets.take(call, timeoutMs, wait);
    const deadline = performance.now() + timeoutMs;
    for (let repeat = 0; ; repeat += 1) {
      try {
        return await attempt(line, call, deadline - performance.now());
      } catch (error) {
        budgets.heed(call, error);
        // A repeated write could decide or notify twice, whatever the failure was: only its caller may judge.
        const pauseMs = call.method === 'GET' && repeat < retries ? pauseBeforeRetry(error, repeat) : null;
        if (pauseMs === null || performance.now() + pauseMs >= deadline) throw error;
        await wait(pauseMs);
        await budgets.take(call, deadline - performance.now(), wait);
      }
    }
  }

  return {
    usage: () => budgets.usage(),
    resume: (before) => budgets.resume(before),
    async send(call) {
      if (closing.signal.aborted) throw closed(call);
      const answer = run(call);
      running.add(answer);
      return answer.finally(() => running.delete(answer));
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await pool.close();
    },
  };
}

/** A call that never left: the client was closed before or while it waited for its turn. */
function closed(call: Call): DiditError {
  return new DiditError({ kind: 'network', operation: call.operation, code: 'CLIENT_CLOSED' });
}

async function pause(call: Call, ms: number, closing: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: closing });
  } catch {
    // Only the signal ends a sleep early.
    throw closed(call);
  }
}
