import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import type { Wire } from './requests/draft.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
  readonly ms: number;
}

export const AT_ONCE = 16;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const PATIENCE_MS = 60_000;
/** More of an answer is not looked at. */
const MOST_BYTES = 256 * 1024;

/** Sends exactly this; nothing is put right on the way. Errors: when there is no answer. */
export function send(origin: string, wire: Wire): Promise<Answer> {
  const { hostname, port, host } = new URL(origin);
  const length = wire.body === null ? [] : ['content-length', String(wire.body.length)];
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const call = request({
      hostname,
      port,
      agent,
      method: wire.method,
      path: wire.target,
      headers: ['host', host, ...length, ...wire.headers.flat()],
      timeout: PATIENCE_MS,
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', reject);
    call.on('response', (response) => {
      void read(response).then(
        (text) => resolve({ ...headOf(response), text, ms: performance.now() - began }),
        reject,
      );
    });
    call.end(wire.body ?? undefined);
  });
}

function headOf({ statusCode = 0, headers }: IncomingMessage) {
  return { status: statusCode, type: String(headers['content-type'] ?? ''), headers };
}

async function read(response: IncomingMessage): Promise<string> {
  // A stream of events has no end; that it began is all there is to see.
  if (response.headers['content-type']?.startsWith('text/event-stream')) {
    response.destroy();
    return '';
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (size < MOST_BYTES) chunks.push(chunk as Buffer); // no encoding is set, so they are bytes
    size += (chunk as Buffer).length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Bytes that no HTTP library would send; what came back until the server hung up, and after how long. */
export function sendBytes(
  origin: string,
  parts: readonly (string | number)[],
): Promise<{ text: string; ms: number }> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer in time')));
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('error', (error) =>
      text === '' ? reject(error) : resolve({ text, ms: performance.now() - began }),
    );
    socket.on('close', () => resolve({ text, ms: performance.now() - began }));
    void write(parts, (bytes) => socket.writable && socket.write(bytes));
  });
}

/** Numbers are pauses, in milliseconds. */
async function write(parts: readonly (string | number)[], put: (bytes: string) => void): Promise<void> {
  for (const part of parts) {
    if (typeof part === 'string') put(part);
    else await new Promise((resolve) => setTimeout(resolve, part));
  }
}
