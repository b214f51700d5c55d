import type { Trx } from '@docket/db';
import type { Review } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { RefreshCause } from '../../jobs.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { explainChange, type Unexplained } from './explain-change.ts';
import { type Move, movesOf } from './trail-moves.ts';

const DIDIT: Agent = { type: 'didit' };

/** One observation of a session, beside what we knew. */
export interface Seen {
  readonly caseId: string;
  /** The status we knew; null when there was no case. */
  readonly before: string | null;
  readonly status: string;
  readonly reviews: readonly Review[];
  /** Entries of the trail we had not mirrored. */
  readonly newReviewIds: ReadonlySet<string>;
  /** Whether the trail had been read before; if not, what is older than Docket itself is history. */
  readonly trailKnown: boolean;
  readonly cause: RefreshCause;
}

/**
 * Puts every status change that no decision of ours explains on record: by somebody in Didit's console, by another
 * key, or by Didit's own automation where a person should have decided. Returns how many were new.
 */
export async function detectBypasses(trx: Trx, deps: Deps, seen: Seen): Promise<number> {
  const trail = movesOf(seen.reviews);
  if (seen.before === seen.status && !trail.some(({ reviewId }) => seen.newReviewIds.has(reviewId))) return 0;
  const decisions = await decisionsOf(trx, seen.caseId);
  const since = seen.trailKnown ? null : await watchedSince(trx);
  const shown = new Set(trail.map(({ reference }) => reference));
  const unexplained = explainChange({
    before: seen.before,
    status: seen.status,
    trail,
    isNew: ({ reviewId, at }) =>
      seen.newReviewIds.has(reviewId) && (seen.trailKnown || (since !== null && at >= since)),
    isOurs: ({ reference }) => decisions.some(({ id }) => id === reference),
    isExpected: (to) =>
      decisions.some(
        ({ id, outcome, state }) => !shown.has(id) && STATUS_OF[outcome] === to && MAY_BE_THERE.has(state),
      ),
  });
  let count = 0;
  for (const item of unexplained) if (await record(trx, deps, seen, item)) count += 1;
  return count;
}

const STATUS_OF: Readonly<Record<string, string>> = {
  approve: 'Approved',
  decline: 'Declined',
  resubmit: 'Resubmitted',
};
/** States in which Didit may have applied the decision, whether we know it or not. */
const MAY_BE_THERE: ReadonlySet<string> = new Set(['sending', 'unknown', 'confirmed', 'manual']);

function decisionsOf(trx: Trx, caseId: string) {
  return trx
    .selectFrom('decisions')
    .select(['id', 'outcome', 'state'])
    .where('case_id', '=', caseId)
    .execute();
}

/** When Docket began to watch this account: what happened before is history and nobody's bypass. */
async function watchedSince(trx: Trx): Promise<Date | null> {
  const row = await trx
    .selectFrom('imports')
    .select('started_at')
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst();
  return row?.started_at ?? null;
}

async function record(trx: Trx, deps: Deps, seen: Seen, item: Unexplained): Promise<boolean> {
  if (item.move !== null && (await complete(trx, seen.caseId, item, item.move))) return false;
  const now = deps.clock();
  const id = deps.newId();
  const inserted = await trx
    .insertInto('bypasses')
    .values({
      id,
      case_id: seen.caseId,
      review_id: item.move?.reviewId ?? null,
      from_status: item.from,
      to_status: item.to,
      actor_type: item.move?.actorType ?? null,
      actor_name: item.move?.actorName ?? null,
      happened_at: item.move?.at ?? now,
      detected_at: now,
      found_by: seen.cause,
    })
    .onConflict((conflict) => conflict.column('review_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await appendAudit(trx, deps, DIDIT, {
    action: 'bypass.detected',
    case: seen.caseId,
    object: { type: 'bypass', id },
    change: { from: { status: item.from }, to: { status: item.to } },
    refs: { foundBy: seen.cause, ...(item.move ? { review: item.move.reviewId } : {}) },
  });
  return true;
}

/** How much later than ours Didit's clock may be. */
const SKEW_MS = 60_000;

/**
 * An entry that the trail shows late belongs to the gap that was found without it: by the status alone, perhaps over
 * several changes at once. One that happened after the gap was found is another change, whatever it looks like.
 * Returns whether there was one. The case is locked, so that nobody records the same meanwhile.
 */
async function complete(trx: Trx, caseId: string, { passed, to }: Unexplained, move: Move): Promise<boolean> {
  const gap = await trx
    .selectFrom('bypasses')
    .select('id')
    .where('case_id', '=', caseId)
    .where('review_id', 'is', null)
    .where('from_status', 'in', [...passed])
    .where('to_status', '=', to)
    .where('detected_at', '>', new Date(move.at.getTime() - SKEW_MS))
    .orderBy('detected_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (gap === undefined) return false;
  const { reviewId, actorType, actorName, at } = move;
  await trx
    .updateTable('bypasses')
    .set((eb) => ({
      review_id: reviewId,
      actor_type: actorType,
      actor_name: actorName,
      happened_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', gap.id)
    .execute();
  return true;
}
