import { Evidence } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Decision } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { subjectKeyOf } from '../../sealing/subject-key.ts';

/** The stored evidence of a case, or undefined while Didit has produced none. */
export async function findEvidence(
  db: Db | Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
): Promise<Evidence | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('view_text')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const text = (await subjectKeyOf(db, deps, caseId)).open(
    { table: 'evidence', row: caseId, field: 'view_text' },
    row.view_text,
  );
  return text === null ? undefined : Evidence.parse(JSON.parse(text));
}

/** Didit's decision as it is kept, media links replaced; undefined while there is none. */
export async function findDiditDecision(
  db: Db | Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
): Promise<Decision | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('decision_text')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const text = (await subjectKeyOf(db, deps, caseId)).open(
    { table: 'evidence', row: caseId, field: 'decision_text' },
    row.decision_text,
  );
  // Written by observe-session from a decision that was parsed.
  return text === null ? undefined : (JSON.parse(text) as Decision);
}
