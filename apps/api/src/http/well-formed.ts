import { fail } from './errors.ts';
import type { App } from './zod.ts';

/** Deeper than any request of ours; a hostile one must not exhaust the stack of whoever walks it. */
const MOST_LEVELS = 32;

/**
 * Refuses text that the database or the canonical form of an audit entry cannot hold: NUL, and halves of a UTF-16
 * pair. Better here than half-way through a use case that has already told Didit.
 */
export function refuseMalformedText(app: App): void {
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.permission === undefined) return;
    check(request.params, '/path', 0);
    check(request.query, '/querystring', 0);
    check(request.body, '/body', 0);
  });
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
  return fail('invalid-input', undefined, { fields: [{ pointer: pointer.slice(0, 200), code, message }] });
}
