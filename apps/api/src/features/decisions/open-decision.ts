import type { CaseId, Decision, Outcome } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { addJob } from '../../jobs.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type DecisionPayload, findDecision, presentDecision } from './decision-store.ts';

export type { DecisionPayload } from './decision-store.ts';

interface Intent {
  readonly caseId: CaseId;
  readonly caseVersion: number;
  readonly claimFence: number;
  readonly expectedStatus: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly note: string | null;
  readonly payload: DecisionPayload;
}

/** Records the intent with its audit entry and the job that will tell Didit after the undo window. */
export async function openDecision(trx: Trx, deps: Deps, actor: Actor, intent: Intent): Promise<Decision> {
  const id = deps.newId();
  const now = deps.clock();
  const sendAfter = new Date(now.getTime() + deps.env.UNDO_MS);
  const auditEntryId = await appendAudit(trx, deps, actor, {
    action: 'decision.requested',
    case: intent.caseId,
    object: { type: 'decision', id },
    reason: intent.reason,
    change: { from: { outcome: null }, to: { outcome: intent.outcome } },
    refs: {
      status: intent.expectedStatus,
      caseVersion: String(intent.caseVersion),
      fence: String(intent.claimFence),
    },
  });
  await trx
    .insertInto('decisions')
    .values({
      id,
      case_id: intent.caseId,
      outcome: intent.outcome,
      state: 'queued',
      reason: intent.reason,
      note: intent.note,
      payload: JSON.stringify(intent.payload),
      maker_id: actor.id,
      case_version: intent.caseVersion,
      claim_fence: intent.claimFence,
      expected_status: intent.expectedStatus,
      audit_entry_id: auditEntryId,
      requested_at: now,
      send_after: sendAfter,
    })
    .execute();
  await addJob(trx, 'dispatch-decision', { decisionId: id }, { key: `dispatch:${id}`, runAt: sendAfter });
  const row = await findDecision(trx, id);
  // Inserted two statements ago in this transaction.
  return presentDecision(row ?? fail('internal'));
}
