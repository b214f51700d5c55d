import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { blockedUntil, countFailure } from './auth-store.ts';

/** What failures of one account are counted under, wherever its password is asked for. */
export function subjectOf(email: string): string {
  return `account:${email.toLowerCase()}`;
}

/** Errors: too-many-requests while one of the subjects has failed too often. */
export async function refuseWhileBlocked(
  deps: Pick<Deps, 'db' | 'clock'>,
  subjects: readonly string[],
): Promise<void> {
  const now = deps.clock();
  const until = await blockedUntil(deps.db, subjects, now);
  if (until === null) return;
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  fail('too-many-requests', `Too many failed attempts. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

/** Counts one failure on its own. */
export async function countFailureOf(deps: Deps, subject: string): Promise<void> {
  await deps.db.transaction().execute((trx) => countFailure(trx, subject, deps.clock()));
}
