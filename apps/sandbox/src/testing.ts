import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { SandboxOptions } from './app.ts';
import { buildSandbox } from './app.ts';

/** Test harness: a sandbox per test, asked over HTTP as a client would. */
export const KEY = 'sk_test_only_for_tests';

/** Answers have as many shapes as Didit has endpoints; a wrong path fails the assertion it is used in. */
type Parsed = ReturnType<typeof JSON.parse>;

export type Answer = {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  bytes: Buffer;
  json: Parsed;
};

export type TestSandbox = {
  app: FastifyInstance;
  call: (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  form: (url: string, fields: Record<string, string>) => Promise<Answer>;
  /** A session that was played to the outcome of a scenario; returns its id. */
  played: (scenario: string, more?: Record<string, unknown>) => Promise<string>;
  decision: (id: string) => Promise<Parsed>;
};

export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const app = await buildSandbox({
    statePath: ':memory:',
    apiKey: KEY,
    seed: 'empty',
    rateLimits: false,
    ...options,
  });
  onTestFinished(async () => {
    await app.close();
  });
  const inject = async (
    method: string,
    url: string,
    payload: string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const answer = await app.inject({
      method: method as 'GET', // inject accepts every method; its type wants a literal
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const text = answer.payload;
    const isJson = String(answer.headers['content-type'] ?? '').includes('json') && text !== '';
    const named = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, value?.toString()]),
    );
    return {
      status: answer.statusCode,
      headers: named,
      text,
      bytes: answer.rawPayload,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };
  const call: TestSandbox['call'] = (method, url, body, headers = { 'x-api-key': KEY }) =>
    inject(method, url, body === undefined ? undefined : JSON.stringify(body), {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    });
  return {
    app,
    call,
    form: (url, fields) =>
      inject('POST', url, new URLSearchParams(fields).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    played: async (scenario, more = {}) =>
      (await call('POST', '/_sandbox/sessions', { scenario, ...more })).json.session_id,
    decision: async (id) => (await call('GET', `/v3/session/${id}/decision/`)).json,
  };
}

export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

export type Received = { headers: Record<string, string | string[] | undefined>; body: string };

/** A webhook receiver that answers with the given statuses in turn, the last one for ever. */
export async function startReceiver(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.statusCode = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, received };
}

/** Waits until the condition holds. @throws Error after five seconds */
export async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 250; attempt += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the condition did not come true within five seconds');
}
