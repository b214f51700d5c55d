import type { Trx } from '@docket/db';
import type { Review } from '@docket/didit';

/** Didit logs each look at its own console as a comment; that is no event of the case. */
function isLook(review: Review): boolean {
  return JSON.stringify(review.metadata ?? null).includes('DETAIL_VIEWED');
}

/** Mirrors Didit's trail; returns the new items. Those without an id or a time cannot be told apart and are left out. */
export async function saveActivities(
  trx: Trx,
  caseId: string,
  reviews: readonly Review[],
): Promise<ReadonlySet<string>> {
  const rows = reviews.flatMap((review) =>
    review.uuid == null || review.created_at == null || isLook(review)
      ? []
      : [
          {
            id: review.uuid,
            case_id: caseId,
            activity_type: review.activity_type ?? 'COMMENT',
            actor_type: review.actor_type ?? null,
            actor_name: review.actor_display ?? null,
            previous_status: review.previous_status ?? null,
            new_status: review.new_status ?? null,
            comment: review.comment ?? null,
            at: new Date(review.created_at),
          },
        ],
  );
  if (rows.length === 0) return new Set();
  const inserted = await trx
    .insertInto('activities')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return new Set(inserted.map((row) => row.id));
}
