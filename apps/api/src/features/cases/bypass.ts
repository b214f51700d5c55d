import type { Trx } from '@docket/db';
import type { Review } from '@docket/didit';

const DECIDED: readonly string[] = ['Approved', 'Declined', 'Resubmitted'];

/**
 * Whether a status was set at Didit by somebody, but not by a decision of ours: in Didit's console, or with
 * another key. Didit's own automation moves sessions without leaving a status change in the trail.
 */
export async function isBypass(
  trx: Trx,
  caseId: string,
  status: string,
  reviews: readonly Review[],
): Promise<boolean> {
  if (!DECIDED.includes(status)) return false;
  const latest = reviews
    .filter((review) => review.activity_type === 'STATUS_UPDATED' && review.new_status === status)
    .reduce<Review | undefined>(
      (a, b) => (a === undefined || (b.created_at ?? '') > (a.created_at ?? '') ? b : a),
      undefined,
    );
  if (latest === undefined) return false;
  const reference = /\[docket:([0-9a-f-]{36})\]/.exec(latest.comment ?? '')?.[1];
  if (reference === undefined) return true;
  const ours = await trx
    .selectFrom('decisions')
    .select('id')
    .where('id', '=', reference)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return ours === undefined;
}
