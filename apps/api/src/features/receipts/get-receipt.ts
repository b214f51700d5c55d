import { formatReceipt } from '@docket/audit/receipt';
import type { DecisionId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { proveEntries } from '../audit/verify/proven-entries.ts';
import { markOf, type ReadReceipt, readReceipts } from './read-receipts.ts';

/**
 * The receipt of a confirmed decision as a file, the same bytes each time. Who takes it is on record.
 * Errors: not-found; receipt-not-ready while Didit has not confirmed the decision, or the log not sealed that.
 */
export async function getReceipt(
  deps: Deps,
  actor: Actor,
  { decisionId }: { decisionId: DecisionId },
): Promise<{ bytes: Buffer; filename: string }> {
  const { case_id, state } =
    (await deps.db
      .selectFrom('decisions')
      .select(['case_id', 'state'])
      .where('id', '=', decisionId)
      .executeTakeFirst()) ?? fail('not-found');
  const receipts = await readReceipts(deps, case_id);
  const receipt =
    receipts.find(({ statement }) => statement.decision === decisionId) ??
    fail(
      'receipt-not-ready',
      state === 'confirmed'
        ? 'Its entries are being sealed; ask again in a moment.'
        : `A decision has a receipt once Didit has confirmed it; this one is ${state.replace('_', ' ')}.`,
    );
  const { code, sha256 } = markOf(receipt.statement);
  const text = await writeReceipt(deps, receipt);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'receipt.downloaded',
      case: case_id,
      object: { type: 'decision', id: decisionId },
      evidence: { digests: { receipt: sha256 } },
    }),
  );
  return { bytes: Buffer.from(text), filename: `docket-receipt-${code}.json` };
}

/** The receipt with its proofs. */
export async function writeReceipt(deps: Deps, { statement, entries }: ReadReceipt): Promise<string> {
  return formatReceipt(statement, await proveEntries(deps.db, entries), deps.auditKey);
}
