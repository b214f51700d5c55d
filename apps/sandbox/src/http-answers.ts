import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

/** An answer that ends the request. Didit has no common error envelope, so the body is free. */
export class Refusal extends Error {
  status: number;
  body: Json;
  headers: Record<string, string>;

  constructor(status: number, body: Json, headers: Record<string, string> = {}) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export const NOT_FOUND: Json = { detail: 'Not found.' };
export const SESSION_NOT_FOUND: Json = { detail: 'Session not found.' };

/** Whether a body is the plain `{"detail": "…"}`. */
export function isDetail(body: Json): body is { detail: string } {
  return isObject(body) && typeof body.detail === 'string';
}

export function registerAnswers(app: FastifyInstance): void {
  // Bodies are parsed inside the handlers: Didit looks at key, session and state before it looks at the body.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal) return reply.code(error.status).headers(error.headers).send(error.body);
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.code(status).send({ detail: error instanceof Error ? error.message : 'Internal error.' });
  });
}

/** The JSON object of a request; `{}` when no body was sent. @throws Refusal 400, 415 */
export function bodyOf(request: FastifyRequest): JsonObject {
  const text = typeof request.body === 'string' ? request.body : '';
  if (text === '') return {};
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) {
    throw new Refusal(415, { detail: `Unsupported media type "${type}" in request.` });
  }
  const data = parseJson(text);
  if (isObject(data)) return data;
  const kind = Array.isArray(data) ? 'list' : typeof data === 'string' ? 'str' : 'int';
  throw new Refusal(400, { non_field_errors: [`Invalid data. Expected a dictionary, but got ${kind}.`] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(400, { detail: `JSON parse error - ${error.message}` });
  }
}

/** The named part of a path like `/v3/session/:sessionId/decision/`. */
export function pathPart(request: FastifyRequest, name: string): string {
  const { params } = request;
  return isObject(params) ? String(params[name] ?? '') : '';
}

/** One query value; a repeated parameter counts with its last value, as in Django. */
export function queryPart(request: FastifyRequest, name: string): string | null {
  const { query } = request;
  if (!isObject(query)) return null;
  const value = query[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' && last !== '' ? last : null;
}
