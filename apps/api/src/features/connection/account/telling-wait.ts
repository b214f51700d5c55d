import { DiditError } from '@docket/didit';
import { fail } from '../../../http/errors.ts';

/**
 * Passes a call on that Didit allows a few times an hour (Didit docs: Auth API, rate limits). To be told to wait is then
 * the answer to what the person does, and no trouble of Didit's: it says so, and for how long.
 * Errors: too-many-requests with Didit's sentence; otherwise those of the call.
 */
export async function tellingWait<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DiditError) || error.kind !== 'rate_limited') throw error;
    const seconds = error.retryAfterMs === null ? null : Math.ceil(error.retryAfterMs / 1000);
    return fail('too-many-requests', error.detail ?? undefined, {
      cause: error,
      ...(seconds === null ? {} : { headers: { 'retry-after': String(seconds) } }),
    });
  }
}
