import { parseCanonical } from '@docket/audit';
import {
  RECEIPT_ACTIONS,
  type ReceiptStatement,
  receiptCode,
  StatementError,
  statementOf,
} from '@docket/audit/receipt';
import { type CaseId, DecisionId, type ReceiptMark } from '@docket/contracts';
import type { Db } from '@docket/db';
import type { Deps } from '../../deps.ts';
import { type SealedEntry, sealedEntriesOf } from '../audit/verify/proven-entries.ts';
import { Manifest } from '../evidence/manifest.ts';

type ReceiptDeps = Pick<Deps, 'db' | 'auditKey' | 'log'>;

/** What the receipt of a decision says, and the sealed entries it says it from. */
export interface ReadReceipt {
  readonly statement: ReceiptStatement;
  readonly entries: readonly SealedEntry[];
}

/**
 * Of every decision of a case that Didit confirmed, once its entries are sealed; oldest confirmation first. A receipt
 * is not kept anywhere: the log says all of it, and so the same receipt comes out whenever it is asked for.
 */
export async function readReceipts(deps: ReceiptDeps, caseId: string): Promise<ReadReceipt[]> {
  const sealed = await sealedEntriesOf(deps.db, caseId, RECEIPT_ACTIONS);
  const confirmed = sealed.filter(({ action }) => action === 'decision.confirmed');
  const manifests = await manifestsOf(deps.db, caseId);
  return confirmed.flatMap(({ objectId, index }) => {
    const entries = sealed.filter((entry) => entry.objectId === objectId && entry.index <= index);
    const statement = read(deps, entries, manifests.get(objectId) ?? null);
    return statement === null ? [] : [{ statement, entries }];
  });
}

/** Null when the log and the decision's row do not agree: then nothing may be signed. */
function read(
  deps: ReceiptDeps,
  entries: readonly SealedEntry[],
  manifest: Manifest | null,
): ReceiptStatement | null {
  try {
    const parsed = entries.map(({ entry }) => parseCanonical(entry));
    return statementOf(deps.auditKey.name, parsed, manifest);
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    deps.log.error({ because: error.message }, 'a confirmed decision can have no receipt');
    return null;
  }
}

/** The codes that the screen shows. */
export async function receiptMarksOf(deps: ReceiptDeps, caseId: CaseId): Promise<ReceiptMark[]> {
  const receipts = await readReceipts(deps, caseId);
  return receipts.map(({ statement }) => markOf(statement));
}

export function markOf(statement: ReceiptStatement): ReceiptMark {
  return { decisionId: DecisionId.parse(statement.decision), ...receiptCode(statement) };
}

async function manifestsOf(db: Db, caseId: string): Promise<Map<string, Manifest | null>> {
  const rows = await db
    .selectFrom('decisions')
    .select(['id', 'manifest'])
    .where('case_id', '=', caseId)
    .execute();
  return new Map(rows.map(({ id, manifest }) => [id, manifest === null ? null : Manifest.parse(manifest)]));
}
