import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DiditOptions } from '../call.ts';
import { createDidit, type Didit } from '../client.ts';
import { DiditError } from '../errors.ts';

export const API_KEY = 'sk_test_canary_0123456789abcdefghijklmnopqrstuvw';
export const SESSION_ID = '5a1d6b0e-3c1f-4f77-9b0a-7d2c61f0a001';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Respond = (response: ServerResponse, request: SeenRequest, turn: number) => void;

export interface LocalDidit {
  didit: Didit;
  origin: string;
  seen: SeenRequest[];
  stop(): Promise<void>;
}

/** A server on a free loopback port that answers as told, and a client that talks to it. */
export async function startLocalDidit(
  respond: Respond,
  options: Partial<DiditOptions> = {},
): Promise<LocalDidit> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body };
    seen.push(request);
    respond(response, request, seen.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has an address object once it listens
  const origin = `http://127.0.0.1:${port}`;
  const didit = createDidit({ baseUrl: origin, apiKey: API_KEY, timeoutMs: 2_000, ...options });
  return {
    didit,
    origin,
    seen,
    async stop() {
      server.closeAllConnections();
      server.close();
      await didit.close();
    },
  };
}

export interface ScriptedDidit extends LocalDidit {
  /** What every request is answered with from now on: bytes as they are, other bodies as JSON. */
  answering(status: number, body?: unknown): void;
  /** Method and address of each request so far. */
  asked(): string[];
  /** The JSON body of the last request. */
  sent(): unknown;
  /** Forgets the requests so far. */
  forget(): void;
}

/** A local Didit that gives one answer until told another. */
export async function startScriptedDidit(options: Partial<DiditOptions> = {}): Promise<ScriptedDidit> {
  let next: { status: number; body: unknown } = { status: 500, body: undefined };
  const local = await startLocalDidit((response) => {
    if (next.body instanceof Buffer) response.writeHead(next.status).end(next.body);
    else if (next.body === undefined) response.writeHead(next.status).end();
    else answerJson(response, next.status, next.body);
  }, options);
  return {
    ...local,
    answering(status, body) {
      next = { status, body };
    },
    asked: () => local.seen.map(({ method, url }) => `${method} ${url}`),
    sent: () => JSON.parse(local.seen.at(-1)?.body ?? ''),
    forget: () => void local.seen.splice(0),
  };
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The DiditError a call rejects with; anything else is a failure of the test. */
export async function errorOf(call: Promise<unknown>): Promise<DiditError> {
  const outcome = await call.then(
    () => new Error('the call succeeded'),
    (error: unknown) => error,
  );
  if (outcome instanceof DiditError) return outcome;
  throw outcome;
}
