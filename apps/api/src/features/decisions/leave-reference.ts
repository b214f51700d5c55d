import type { Review } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { DecisionRow } from './decision-store.ts';
import { findTrace, referenceOf } from './find-trace.ts';

const LISTED = { block: 'Blocked', unblock: 'Unblocked' } as const;

/** The reason key and our reference; the note stays in Docket, it may say things Didit's users should not read. */
export function commentOf(row: DecisionRow): string {
  const what =
    row.outcome === 'block' || row.outcome === 'unblock'
      ? `${LISTED[row.outcome]} ${(row.payload.targets ?? []).join(', ')}`
      : null;
  return [what, row.reason, referenceOf(row.id)].filter((part) => part !== null).join(' ');
}

/**
 * A change of the blocklist leaves no review behind, so our reference is written as a comment of its own, once. A comment
 * changes nothing about the session, so writing it after the fact is safe.
 */
export async function leaveReference(deps: Deps, row: DecisionRow): Promise<Review | undefined> {
  const trace = await findTrace(deps, row);
  if (trace !== undefined) return trace;
  await deps.didit.sessions.reviews.create(row.case_id, { comment: commentOf(row) });
  return findTrace(deps, row);
}
