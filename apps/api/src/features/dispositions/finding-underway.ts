import type { Db, Trx } from '@docket/db';

/**
 * Whether a finding of ours has not yet come back from Didit: it changes what Didit says about the case, and a decision
 * made in between would be held to evidence that our own word is about to move.
 */
export async function findingUnderway(db: Db | Trx, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('aml_dispositions')
    .innerJoin('cases', 'cases.id', 'aml_dispositions.case_id')
    .select('aml_dispositions.id')
    .where('aml_dispositions.case_id', '=', caseId)
    .where(({ eb, or, and, ref }) =>
      or([
        eb('aml_dispositions.state', '=', 'recorded'),
        and([
          eb('aml_dispositions.state', '=', 'told'),
          eb('aml_dispositions.settled_at', '>', ref('cases.observed_at')),
        ]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
