import type { Pool } from 'undici';
import { BodyTooLarge, readCapped } from './body.ts';
import type { Answer, Call } from './call.ts';
import { errorFromAnswer } from './error-answer.ts';
import { DiditError } from './errors.ts';
import { networkError } from './network-error.ts';
import { SendWitness } from './send-witness.ts';

// A decision with many documents is about 40 kB; a report with pictures a few MB.
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_PDF_BYTES = 64 * 1024 * 1024;

/** What an attempt needs to know about the connection. */
export interface Line {
  pool: Pool;
  /** Path of the base URL, without a slash at its end. */
  prefix: string;
  /** Null where none may be sent. */
  apiKey: string | null;
}

/** Sends a call once and reads its answer whole, all within `timeoutMs`; anything but a success is a DiditError. */
export async function attempt(line: Line, call: Call, timeoutMs: number): Promise<Answer> {
  const witness = new SendWitness(line.pool);
  const isWrite = call.method !== 'GET';
  try {
    const response = await witness.request({
      method: call.method,
      path: line.prefix + call.path + queryString(call.query),
      headers: requestHeaders(line.apiKey, call),
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const bytes = await readCapped(response.body, call.isPdf ? MAX_PDF_BYTES : MAX_JSON_BYTES);
    const { statusCode: status, headers } = response;
    const requestId = oneHeader(headers['x-request-id']) ?? null;
    if (status >= 200 && status < 300) return { status, bytes, requestId };
    const retryAfter = oneHeader(headers['retry-after']);
    const clean = cleanerOf(line.apiKey, call);
    const body = bytes.toString('utf8');
    throw errorFromAnswer({ operation: call.operation, status, body, retryAfter, requestId, isWrite, clean });
  } catch (error) {
    if (error instanceof DiditError) throw error;
    const maybeApplied = isWrite && witness.started;
    if (!(error instanceof BodyTooLarge)) throw networkError(error, call.operation, maybeApplied);
    const detail = `the answer has ${error.message}`;
    throw new DiditError({ kind: 'unreadable', operation: call.operation, detail, maybeApplied });
  }
}

function requestHeaders(apiKey: string | null, call: Call): Record<string, string> {
  const headers: Record<string, string> = { accept: call.isPdf ? 'application/pdf' : 'application/json' };
  // A device's token stands in for the key, which has no business in a call made for one session.
  if (call.sessionToken !== undefined) headers['session-token'] = call.sessionToken;
  else if (apiKey !== null) headers['x-api-key'] = apiKey;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

/** Didit quotes what it was sent in some answers; neither the key nor a password may travel on in an error. */
function cleanerOf(apiKey: string | null, call: Call): (text: string) => string {
  const secrets = [call.sessionToken ?? '', ...(call.secrets ?? [])].filter((secret) => secret !== '');
  return (text) => {
    const withoutKey = apiKey === null ? text : text.replaceAll(apiKey, '[api key]');
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), withoutKey);
  };
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
