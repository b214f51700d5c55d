import { Evidence } from '@docket/contracts';
import type { Db } from '@docket/db';

/** The stored evidence of a case, or undefined while Didit has produced none. */
export async function findEvidence(db: Db, caseId: string): Promise<Evidence | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('view_text')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? undefined : Evidence.parse(JSON.parse(row.view_text));
}
