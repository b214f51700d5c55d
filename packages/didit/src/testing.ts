import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DiditOptions } from './call.ts';
import { createDidit, type Didit } from './client.ts';
import { DiditError } from './errors.ts';

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
