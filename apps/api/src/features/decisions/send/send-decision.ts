import { isOfBlocklist } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import { failpoint, failpointDuring } from '../../../failpoint.ts';
import { digestDecision } from '../../evidence/digest-decision.ts';
import {
  confirmedBy,
  evidenceMoved,
  hasTimeToSend,
  judgeLook,
  judgeRefusal,
  type Outcome,
  sessionGone,
  tooSlow,
  waitFor,
} from '../decision-rules.ts';
import { type DecisionRow, emailOf } from '../decision-store.ts';
import { findTrace } from './find-trace.ts';
import { commentOf, leaveReference } from './leave-reference.ts';

const NEW_STATUS = { approve: 'Approved', decline: 'Declined', resubmit: 'Resubmitted' } as const;

/**
 * One attempt: look first, send once, name what became of it. Never retries by itself: what may have been
 * applied is `unknown` until Didit's trail says otherwise.
 */
export async function sendDecision(deps: Deps, row: DecisionRow): Promise<Outcome> {
  const before = await lookFirst(deps, row);
  if (before !== undefined) return before;
  await failpoint(deps, 'attempt:looked');
  if (!hasTimeToSend(row, deps.clock(), deps.env)) return tooSlow(deps.clock());
  try {
    await failpointDuring(deps, 'attempt:request-out', tellDidit(deps, row));
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    return judgeRefusal(error, deps.clock(), deps.env, sentenceOf(error));
  }
  return confirm(deps, row);
}

/** Answers when there is nothing to send: ours is already there, the session moved, or Didit cannot be reached. */
async function lookFirst(deps: Deps, row: DecisionRow): Promise<Outcome | undefined> {
  try {
    const trace = await findTrace(deps, row);
    if (trace !== undefined) return judgeLook(row, trace, undefined);
    const { decision } = await deps.didit.sessions.retrieveDecision(row.case_id);
    return (
      judgeLook(row, undefined, decision.status ?? undefined) ??
      evidenceMoved(row, digestDecision(row.case_id, decision).sha256)
    );
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    if (error.kind === 'not_found') return sessionGone(error);
    return waitFor(error, deps.clock(), 'Didit cannot be read');
  }
}

async function tellDidit(deps: Deps, row: DecisionRow): Promise<void> {
  const wanted = new Set(row.payload.targets);
  if (row.outcome === 'unblock') {
    await deps.didit.blocklist.remove({
      session_id: row.case_id,
      unblock_face: wanted.has('face'),
      unblock_document: wanted.has('document'),
      unblock_phone: wanted.has('phone'),
      unblock_email: wanted.has('email'),
    });
    return;
  }
  if (row.outcome === 'block') {
    await deps.didit.blocklist.add({
      session_id: row.case_id,
      blocklist_face: wanted.has('face'),
      blocklist_document: wanted.has('document'),
      blocklist_phone: wanted.has('phone'),
      blocklist_email: wanted.has('email'),
    });
    return;
  }
  const { steps } = row.payload;
  const email = emailOf(deps, row);
  await deps.didit.sessions.updateStatus(row.case_id, {
    new_status: NEW_STATUS[row.outcome],
    comment: commentOf(row),
    ...(steps ? { nodes_to_resubmit: steps.map((s) => ({ node_id: s.nodeId, feature: s.feature })) } : {}),
    ...(email ? { send_email: true, email_address: email.address, email_language: email.language } : {}),
  });
}

/** Didit said 200. Its trail is read for the entry our call appended. */
async function confirm(deps: Deps, row: DecisionRow): Promise<Outcome> {
  try {
    return confirmedBy(
      row,
      isOfBlocklist(row.outcome) ? await leaveReference(deps, row) : await findTrace(deps, row),
    );
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    // The 200 stands; only the proof of where it landed could not be read just now.
    deps.log.warn({ decisionId: row.id, kind: error.kind }, 'trail not readable after a confirmed decision');
    return confirmedBy(row, undefined);
  }
}

function sentenceOf(error: DiditError): string {
  const fields = Object.entries(error.fields).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
  return [error.detail, ...fields].filter((text) => text !== null && text !== '').join(' ') || error.message;
}
