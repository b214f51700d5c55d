import { fail } from './errors.ts';
import type { App } from './zod.ts';

/** Deeper than any request of ours; a hostile one must not exhaust the stack of whoever walks it. */
const MOST_LEVELS = 32;

/**
 * Refuses text that the database or the canonical form of an audit entry cannot hold: NUL, and halves of a UTF-16
 * pair. Better here than half-way through a use case that has already told Didit. And what the contract does not even
 * have a schema for: a filter that is ignored would look as if it had been applied.
 */
export function refuseMalformedText(app: App): void {
  app.addHook('preValidation', async (request) => {
    const { schema, config } = request.routeOptions;
    if (config.permission === undefined) return;
    if (!decodes(request.url)) refuse('/querystring', 'malformed-text', 'does not decode to text');
    check(request.params, '/path', 0);
    check(request.query, '/querystring', 0);
    check(request.body, '/body', 0);
    if (schema?.querystring === undefined) refuseAnything(request.query, '/querystring');
    if (schema?.body === undefined) refuseAnything(request.body, '/body');
  });
}

/** The parser of queries leaves alone what it cannot decode, and would hand it on as if it were what was meant. */
function decodes(url: string): boolean {
  try {
    decodeURIComponent(url.slice(url.indexOf('?') + 1));
    return true;
  } catch {
    // The only thing it throws for.
    return false;
  }
}

/** An empty object is nothing: our own pages send one with every write. */
function refuseAnything(value: unknown, pointer: string): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse(pointer, 'unrecognized_keys', 'is not asked for');
  }
  const [key] = Object.keys(value);
  if (key !== undefined) refuse(`${pointer}/${key}`, 'unrecognized_keys', 'is not a field of this request');
}

function check(value: unknown, pointer: string, level: number): void {
  if (level > MOST_LEVELS) refuse(pointer, 'depth', 'is nested too deeply');
  if (typeof value === 'string') checkText(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, pointer);
    check(inner, `${pointer}/${key}`, level + 1);
  }
}

function checkText(text: string, pointer: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    refuse(pointer, 'malformed-text', 'holds a character that is no text');
  }
}

function refuse(pointer: string, code: string, message: string): never {
  return fail('invalid-input', undefined, { fields: [{ pointer, code, message }] });
}
