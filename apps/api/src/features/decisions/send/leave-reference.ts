import { messageToCustomer } from '@docket/contracts';
import type { Review } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import type { DecisionRow } from '../decision-store.ts';
import { findTrace, referenceOf } from './find-trace.ts';

const LISTED = { block: 'Blocked', unblock: 'Unblocked' } as const;

/**
 * The reason keys and our reference; the note stays in Docket, it may say things Didit's users should not read.
 *
 * With a resubmission it is what the customer reads instead: Didit's e-mail holds a reason for each step, its API
 * takes none, and nothing says that it is not the comment (Didit OpenAPI, session update-status, send_email).
 */
export function commentOf(row: DecisionRow): string {
  const texts = (row.payload.steps ?? []).flatMap(({ label, text }) =>
    label && text ? [{ label, text }] : [],
  );
  if (texts.length > 0) return `${messageToCustomer(texts)} ${referenceOf(row.id)}`;
  const what =
    row.outcome === 'block' || row.outcome === 'unblock'
      ? `${LISTED[row.outcome]} ${(row.payload.targets ?? []).join(', ')}`
      : null;
  return [what, row.reason, ...row.more_reasons, referenceOf(row.id)]
    .filter((part) => part !== null)
    .join(' ');
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
