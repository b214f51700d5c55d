import type { Db, Trx } from '@docket/db';

/**
 * Whether a correction of ours has not yet come back from Didit: it changes what Didit says about the case, and a
 * decision made in between would be held to evidence that our own word is about to move.
 */
export async function correctionUnderway(db: Db | Trx, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('corrections')
    .innerJoin('cases', 'cases.id', 'corrections.case_id')
    .select('corrections.id')
    .where('corrections.case_id', '=', caseId)
    .where(({ eb, or, and, ref }) =>
      or([
        eb('corrections.state', '=', 'recorded'),
        and([
          eb('corrections.state', '=', 'told'),
          eb('corrections.settled_at', '>', ref('cases.observed_at')),
        ]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
