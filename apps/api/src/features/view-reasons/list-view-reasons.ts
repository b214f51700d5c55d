import type { TimelineItem } from '@docket/contracts';
import type { Db } from '@docket/db';
import type { SubjectKey } from '../../sealing/sealing.ts';

/** Who looked at a case and why, oldest first, as its timeline tells it. */
export async function listViewReasons(db: Db, key: SubjectKey, caseId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('view_reasons')
    .innerJoin('users', 'users.id', 'view_reasons.given_by')
    .select(['view_reasons.id', 'view_reasons.reason', 'view_reasons.given_at', 'users.name'])
    .where('view_reasons.case_id', '=', caseId)
    .orderBy('view_reasons.given_at')
    .execute();
  return rows.map(({ id, reason, given_at, name }) => ({
    id,
    at: given_at.toISOString(),
    kind: 'view-reason',
    actor: { kind: 'person', name },
    title: 'said why they look at the case',
    detail: key.open(reasonPlace(id), reason),
    decisionId: null,
  }));
}

export function reasonPlace(id: string) {
  return { table: 'view_reasons', row: id, field: 'reason' };
}
