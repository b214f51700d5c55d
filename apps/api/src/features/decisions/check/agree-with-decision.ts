import type { Decision } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { addJob } from '../../../jobs.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { currentPolicy } from '../../policy/current-policy.ts';
import { undoMs } from '../../policy/undo-ms.ts';
import { presentDecision, saveDecision } from '../decision-store.ts';
import { takeWord, type Word } from './take-word.ts';

/**
 * The second person agrees: after the undo window Didit is told, and not before a checkpoint covers the agreement.
 * Errors: those of taking a word.
 */
export async function agreeWithDecision(
  deps: Deps,
  actor: Actor,
  word: Word,
): Promise<{ decision: Decision }> {
  const row = await takeWord(deps, actor, word, { verdict: 'agreed' }, async (trx, { id, case_id }, said) => {
    const sendAfter = new Date(deps.clock().getTime() + undoMs(deps, await currentPolicy(trx)));
    const auditEntryId = await appendAudit(trx, deps, actor, {
      action: 'decision.approved',
      case: case_id,
      object: { type: 'decision', id },
      change: { from: { state: 'pending_approval' }, to: { state: 'queued' } },
      refs: { digest: word.digest },
      said,
    });
    await saveDecision(trx, id, { state: 'queued', send_after: sendAfter, audit_entry_id: auditEntryId });
    await addJob(trx, 'dispatch-decision', { decisionId: id }, { key: `dispatch:${id}`, runAt: sendAfter });
  });
  return { decision: presentDecision(deps, row) };
}
