import { createHash } from 'node:crypto';
import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { reportAllowed } from '../cases/case-rules.ts';
import { drawAnnex } from './annex/draw-annex.ts';
import { readAnnex } from './annex/read-annex.ts';
import { appendPages } from './append-pages.ts';

/**
 * Didit's PDF of the session with our pages behind it. Both are made anew each time, so the digest of what was handed
 * out is on record. Errors: not-found, report-not-available, vendor errors.
 */
export async function getCaseReport(
  deps: Deps,
  actor: Actor,
  { caseId }: { caseId: CaseId },
): Promise<{ bytes: Buffer; filename: string }> {
  const row = await deps.db
    .selectFrom('cases')
    .select(['status', 'session_number', 'deleted_at_didit', 'erased_at'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) fail('not-found');
  const report = reportAllowed({
    status: row.status,
    gone: row.deleted_at_didit !== null,
    erased: row.erased_at !== null,
  });
  if (report !== true) fail('report-not-available', report.because);
  const pages = await deps.didit.sessions.generatePdf(caseId);
  const bytes = await appendPages(pages, await drawAnnex(await readAnnex(deps, actor, caseId)));
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'pdf.generated',
      case: caseId,
      evidence: { digests: { pdf: createHash('sha256').update(bytes).digest('hex') } },
    }),
  );
  return { bytes, filename: `docket-session-${row.session_number ?? caseId}.pdf` };
}
