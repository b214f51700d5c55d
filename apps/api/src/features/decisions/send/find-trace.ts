import type { Review } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import type { DecisionRow } from '../decision-store.ts';

/**
 * Our mark in Didit's trail. Didit has no idempotency key and no compare-and-set, and "same status" proves
 * nothing; the comment of the review that our own call appended is the only proof that it was applied.
 */
export function referenceOf(decisionId: string): string {
  return `[docket:${decisionId}]`;
}

const PAGE = 100;

/** The review our call appended, or undefined. Reads newest first and stops at reviews older than the decision. */
export async function findTrace(deps: Deps, row: DecisionRow): Promise<Review | undefined> {
  const reference = referenceOf(row.id);
  // Didit's clock and ours may differ by a little; a minute of slack costs nothing.
  const oldest = row.requested_at.getTime() - 60_000;
  for (let offset = 0; ; offset += PAGE) {
    const page = await deps.didit.sessions.reviews.list(row.case_id, { limit: PAGE, offset });
    const found = page.results.find((review) => review.comment?.includes(reference));
    if (found !== undefined) return found;
    const last = page.results.at(-1);
    if (page.next === null || last === undefined) return undefined;
    if (last.created_at != null && Date.parse(last.created_at) < oldest) return undefined;
  }
}

/** Whether the blocklist is as was decided: for a block it holds every target of the session, for an unblock none. */
export async function isListAsDecided(deps: Deps, row: DecisionRow): Promise<boolean> {
  const missing = new Set<string>(row.payload.targets ?? []);
  const asked = missing.size;
  for (const target of row.payload.targets ?? []) {
    for (let offset = 0; ; offset += PAGE) {
      const page = await deps.didit.blocklist.list({ item_type: target, limit: PAGE, offset });
      if (page.results.some((item) => item.session_id === row.case_id)) missing.delete(target);
      if (page.next === null || !missing.has(target)) break;
    }
  }
  return missing.size === (row.outcome === 'block' ? 0 : asked);
}
