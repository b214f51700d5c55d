import { createHash } from 'node:crypto';
import type { PackItem } from '@docket/audit/pack';
import type { ReceiptStatement } from '@docket/audit/receipt';
import type { Deps } from '../../../deps.ts';
import type { SubjectKey } from '../../../sealing/sealing.ts';
import { subjectKeyOf } from '../../../sealing/subject-key.ts';
import { judgedText } from '../../evidence/digest-decision.ts';

/**
 * What Didit said: as it stands, and as it stood at each decision, in the very bytes whose digest the decider's
 * manifest holds.
 */
export async function* decisionItems(
  deps: Deps,
  caseId: string,
  statements: readonly ReceiptStatement[],
): AsyncGenerator<PackItem> {
  const latest = await deps.db
    .selectFrom('evidence')
    .select('decision_text')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const key = await subjectKeyOf(deps.db, deps, caseId);
  const text = key.open(
    { table: 'evidence', row: caseId, field: 'decision_text' },
    latest?.decision_text ?? null,
  );
  yield text === null
    ? {
        what: 'decision/latest.json',
        because: 'Didit has said nothing about this session, or it was erased.',
      }
    : { name: 'decision/latest.json', content: [text] };
  const wanted = new Map(
    statements.flatMap(({ evidence, times }) =>
      evidence === null ? [] : [[evidence.decision, times.requested] as const],
    ),
  );
  for (const [digest, at] of wanted) {
    const then = await textOf(deps, key, { caseId, digest });
    const name = `decision/at-${at.replaceAll(':', '')}.json`;
    yield then === null
      ? { what: name, because: 'What Didit said then was not kept, or was erased.', digest }
      : { name, content: [then] };
  }
}

interface Wanted {
  readonly caseId: string;
  readonly digest: string;
}

async function textOf(deps: Deps, key: SubjectKey, { caseId, digest }: Wanted): Promise<string | null> {
  const row = await deps.db
    .selectFrom('evidence_history')
    .select(['version', 'decision_text'])
    .where('case_id', '=', caseId)
    .where('decision_sha256', '=', digest)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const place = { table: 'evidence_history', row: `${caseId}/${row.version}`, field: 'decision_text' };
  const kept = key.open(place, row.decision_text);
  const text = kept === null ? null : judgedText(kept);
  return text !== null && createHash('sha256').update(text).digest('hex') === digest ? text : null;
}
