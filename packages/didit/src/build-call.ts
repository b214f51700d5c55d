import type { Call, CallOptions, Query } from './call.ts';
import { textPart, uuidPart } from './ids.ts';

/** What fills a path and goes with the call. */
export interface CallParts {
  /** Path parts that must be UUIDs, by the name of their placeholder. */
  uuids?: Record<string, string> | undefined;
  /** Path parts that may be any text, such as a caller's own user id. */
  texts?: Record<string, string> | undefined;
  query?: Query | object | undefined;
  body?: unknown;
}

/**
 * The call of a path template such as `/v3/session/{sessionId}/decision/`. The template itself is what errors
 * name, so that no identifier travels in them.
 *
 * @throws DiditError `validation` for a part that cannot stand in a path; nothing is sent then
 */
export function buildCall(
  method: Call['method'],
  template: string,
  parts: CallParts = {},
  options?: CallOptions,
): Call {
  const operation = `${method} ${template}`;
  let path = template;
  for (const [name, value] of Object.entries(parts.uuids ?? {})) {
    path = path.replace(`{${name}}`, () => uuidPart(name, value, operation));
  }
  for (const [name, value] of Object.entries(parts.texts ?? {})) {
    path = path.replace(`{${name}}`, () => textPart(name, value, operation));
  }
  const call: Call = { method, operation, path };
  // A query is an interface of named filters, which TypeScript does not take for a record although it is one.
  if (parts.query !== undefined) call.query = { ...(parts.query as Query) };
  if (parts.body !== undefined) call.body = parts.body;
  if (options?.background !== undefined) call.background = options.background;
  return call;
}
