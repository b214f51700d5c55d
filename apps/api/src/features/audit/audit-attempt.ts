import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from './append-audit.ts';

/**
 * Carries out a change at Didit that Docket passes on. What succeeds is recorded by the caller together with what
 * it saves; what Didit refuses or leaves unanswered is recorded here, so that no attempt goes unseen.
 * Errors: those of the call.
 */
export async function auditAttempt<T>(
  deps: Deps,
  actor: Actor,
  attempted: Parameters<typeof appendAudit>[3],
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DiditError) {
      const entry = { ...attempted, outcome: 'error', reason: error.kind } as const;
      await deps.db.transaction().execute((trx) => appendAudit(trx, deps, actor, entry));
    }
    throw error;
  }
}
