import type { CaseChanges, CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { subjectKeyOf } from '../../sealing/subject-key.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { diffDecisions } from '../evidence/diff-decisions.ts';

/** What Didit says differently since this version of the case was opened. Errors: not-found. */
export async function listChanges(
  deps: Deps,
  actor: Actor,
  { caseId, since }: { caseId: CaseId; since: number },
): Promise<CaseChanges> {
  const readings = await deps.db
    .selectFrom('evidence_history')
    .select(['version', 'decision_text', 'decision_sha256', 'observed_at'])
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .execute();
  const now = readings[0] ?? fail('not-found');
  const key = await subjectKeyOf(deps.db, deps, caseId);
  const dataOf = ({ version, decision_text }: typeof now): unknown =>
    // Written by observe-session as the JSON of an object.
    JSON.parse(
      key.open(
        { table: 'evidence_history', row: `${caseId}/${version}`, field: 'decision_text' },
        decision_text,
      ) ?? '{}',
    );
  const seen = readings.find(({ version }) => version <= since) ?? readings.at(-1) ?? now;
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'case.viewed',
      case: caseId,
      evidence: { digests: { before: seen.decision_sha256, decision: now.decision_sha256 } },
    }),
  );
  return {
    seenAt: seen.observed_at.toISOString(),
    changedAt: now.observed_at.toISOString(),
    changes: diffDecisions(dataOf(seen), dataOf(now)),
  };
}
