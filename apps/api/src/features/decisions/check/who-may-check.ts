import type { Trx } from '@docket/db';
import type { DecisionRow } from '../decision-store.ts';

export const OWN_DECISION = 'You made this decision; somebody else must check it.';
export const OWN_CORRECTION = 'You corrected data of this case; somebody else must check it.';

/** Why this person is no second pair of eyes on this decision; null when they are. */
export async function whyNotTheirs(
  trx: Trx,
  row: Pick<DecisionRow, 'case_id' | 'maker_id'>,
  userId: string,
): Promise<string | null> {
  if (row.maker_id === userId) return OWN_DECISION;
  const correction = await trx
    .selectFrom('corrections')
    .select('id')
    .where('case_id', '=', row.case_id)
    .where('made_by', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return correction === undefined ? null : OWN_CORRECTION;
}
