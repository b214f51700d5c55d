import { setTimeout as sleep } from 'node:timers/promises';
import { DiditError } from '@docket/didit';
import { NOT_CONNECTED } from '../../connection/follow.ts';
import { fail } from '../../http/errors.ts';

/** A page waits for this; what Didit does not say by then is shown as not known. */
const PATIENCE_MS = 8_000;

export type Asked<T> =
  | { readonly value: T; readonly because: null }
  | { readonly value: null; readonly because: string };

/** An answer of Didit for a page that is worth showing without it: what went wrong is a sentence, not an error. */
export async function askDidit<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  const patience = new AbortController();
  const tooLate = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
    throw new DiditError({ kind: 'timeout', operation: 'Didit' });
  });
  try {
    return { value: await Promise.race([ask(), tooLate]), because: null };
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    return { value: null, because: whyNot(error) };
  } finally {
    patience.abort();
    // The sleep that is not needed any more ends by rejecting.
    tooLate.catch(() => undefined);
  }
}

/** What a failure of Didit means to an administrator. */
export function whyNot(error: DiditError): string {
  if (error.code === NOT_CONNECTED) return 'Docket is not connected to Didit.';
  switch (error.kind) {
    case 'auth':
      return error.status === 403
        ? 'Didit does not let this key do that; a named key needs the permission for it (Didit console, API keys).'
        : 'Didit does not accept this key; it may be mistyped, revoked or expired.';
    case 'timeout':
      return 'Didit did not answer in time.';
    case 'network':
      return `Didit cannot be reached (${error.code ?? 'network'}).`;
    case 'rate_limited':
      return 'Didit asks us to slow down; try again in a minute.';
    case 'server':
    case 'unreadable':
      return `Didit answered with an error (${error.status ?? error.kind}).`;
    default:
      return wordsOf(error) || `Didit answered with an error (${error.kind}).`;
  }
}

/**
 * Passes a request on whose refusals are about what the person typed: Didit's words go to the fields they are about.
 * Errors: didit-refused-input with them; otherwise those of the call.
 */
export async function tellingFields<T>(
  fields: Readonly<Record<string, string>>,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DiditError) || (error.kind !== 'validation' && error.kind !== 'conflict'))
      throw error;
    const about = Object.entries(error.fields).flatMap(([name, texts]) => {
      const pointer = fields[name];
      return pointer === undefined ? [] : [{ pointer, code: 'didit', message: texts.join(' ') }];
    });
    return fail('didit-refused-input', wordsOf(error) || undefined, { cause: error, fields: about });
  }
}

function wordsOf(error: DiditError): string {
  return [error.detail, ...Object.values(error.fields).flat()].filter((text) => text !== null).join(' ');
}
