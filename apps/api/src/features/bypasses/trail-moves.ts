import type { Review } from '@docket/didit';

/** One status change as Didit's trail tells it. */
export interface Move {
  readonly reviewId: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  readonly actorType: string | null;
  readonly actorName: string | null;
  /** The decision of ours that its comment names; null for anybody else's. */
  readonly reference: string | null;
}

const REFERENCE = /\[docket:([0-9a-f-]{36})\]/;

/**
 * The status changes of a trail, oldest first. Comments and what cannot be told apart are no moves. Didit lists the
 * newest first: turned around before they are sorted, those of one moment stay in the order in which they happened.
 */
export function movesOf(reviews: readonly Review[]): Move[] {
  const moves = reviews.toReversed().flatMap((review): Move[] => {
    const { uuid, new_status: to, created_at: at } = review;
    if (review.activity_type !== 'STATUS_UPDATED' || uuid == null || to == null || at == null) return [];
    const from = review.previous_status ?? null;
    if (from === to) return [];
    return [
      {
        reviewId: uuid,
        from,
        to,
        at: new Date(at),
        actorType: review.actor_type ?? null,
        actorName: review.actor_display ?? null,
        reference: REFERENCE.exec(review.comment ?? '')?.[1] ?? null,
      },
    ];
  });
  return moves.sort((a, b) => a.at.getTime() - b.at.getTime());
}
