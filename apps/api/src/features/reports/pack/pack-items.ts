import { createHash } from 'node:crypto';
import type { Missing, PackItem } from '@docket/audit/pack';
import type { CaseId } from '@docket/contracts';
import { type Decision as DiditDecision, DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { writeReceipt } from '../../receipts/get-receipt.ts';
import { readReceipts } from '../../receipts/read-receipts.ts';
import { drawAnnex } from '../annex/draw-annex.ts';
import { readAnnex } from '../annex/read-annex.ts';
import { appendPages } from '../append-pages.ts';
import { decisionItems } from './decision-items.ts';
import { mediaItems } from './media-items.ts';
import { storyItems } from './story-items.ts';

/** What Didit was asked before the first byte leaves, because without it there is no pack worth sending. */
export interface OpenPack {
  readonly caseId: CaseId;
  readonly sessionNumber: number | null;
  /** Didit's decision with its fresh links; null when Didit has none any more. */
  readonly fresh: DiditDecision | null;
  readonly report: Buffer;
  readonly reportSha256: string;
  /** Why Didit's own pages are not in the report. */
  readonly noPages: Missing | null;
}

/** Errors: not-found, evidence-pack-not-available, vendor errors that pass. */
export async function openPack(deps: Deps, actor: Actor, caseId: CaseId): Promise<OpenPack> {
  const row =
    (await deps.db
      .selectFrom('cases')
      .select(['session_number', 'details_at', 'erased_at'])
      .where('id', '=', caseId)
      .executeTakeFirst()) ?? fail('not-found');
  if (row.details_at === null) {
    fail('evidence-pack-not-available', 'The case is still being read from Didit.');
  }
  // Nothing of an erased person is asked for again, even while Didit still has it.
  const ask = <T>(asked: () => Promise<T>) => (row.erased_at === null ? unlessGone(asked()) : null);
  const fresh = await ask(() => deps.didit.sessions.retrieveDecision(caseId));
  const pages = await ask(() => deps.didit.sessions.generatePdf(caseId));
  const annex = await drawAnnex(await readAnnex(deps, actor, caseId));
  const report = pages === null ? annex : await appendPages(pages, annex);
  return {
    caseId,
    sessionNumber: row.session_number,
    fresh: fresh?.decision ?? null,
    report,
    reportSha256: createHash('sha256').update(report).digest('hex'),
    noPages:
      pages === null
        ? {
            what: 'Didit’s own pages of report.pdf',
            because: 'Didit makes no report of this session any more, or not in its present state.',
          }
        : null,
  };
}

/** Null when Didit says that it has it no longer or makes none. Errors: everything that passes. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DiditError && ['not_found', 'gone', 'wrong_state'].includes(error.kind)) return null;
    throw error;
  }
}

interface Order {
  readonly open: OpenPack;
  readonly pack: string;
  /** The pack's part of the log ends here; what was confirmed later has no receipt in it. */
  readonly sealed: number;
}

/** Everything in the pack but its part of the log, in the order of the zip. */
export async function* packItems(deps: Deps, actor: Actor, order: Order): AsyncGenerator<PackItem> {
  const { open, sealed } = order;
  yield { name: 'report.pdf', content: [open.report] };
  if (open.noPages !== null) yield open.noPages;
  const receipts = (await readReceipts(deps, open.caseId)).filter(({ entries }) =>
    entries.every(({ index }) => index < sealed),
  );
  for (const receipt of receipts) {
    const name = `receipts/${receipt.statement.decision}.json`;
    yield { name, content: [await writeReceipt(deps, receipt)] };
  }
  yield* decisionItems(
    deps,
    open.caseId,
    receipts.map(({ statement }) => statement),
  );
  yield* storyItems(deps, actor, open.caseId);
  yield* mediaItems(deps, actor, order);
}
