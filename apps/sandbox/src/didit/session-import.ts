import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import { newToken, newUuid, uuidFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Access } from '../keys.ts';
import { noteEffect } from '../ledger.ts';
import type { SessionRecord, WorkflowRecord } from '../records.ts';
import { decisionOf } from './decision.ts';
import type { ShareClaim } from './share-token.ts';

type ImportOptions = { trustReview: boolean; vendorData: string | null };

/**
 * A copy under a new id. Without trust in the other side's review it waits for one of our own. A token is good
 * once per receiver (Didit OpenAPI: import shared session).
 * @throws Refusal 403
 */
export function importShared(
  sandbox: Sandbox,
  claim: ShareClaim,
  workflow: WorkflowRecord,
  options: ImportOptions,
): SessionRecord {
  const { store } = sandbox;
  const original = store.sessions.get(claim.session_id);
  if (original === undefined) throw new Error('the claim was checked against the store');
  const seal = `imported:${original.id}`;
  if (store.settings.get(seal) !== undefined) {
    throw new Refusal(403, { detail: 'This session has already been shared with your application.' });
  }
  return store.transaction(() => {
    const number = store.nextNumber('session', 1001);
    const vendorData = options.vendorData ?? original.vendorData;
    const session: SessionRecord = {
      ...original,
      id: newUuid(),
      number,
      token: newToken(),
      status: options.trustReview ? original.status : 'In Review',
      workflowId: workflow.workflowId,
      workflowUuid: workflow.uuid,
      workflowVersion: workflow.version,
      vendorData,
      diditInternalId: uuidFrom('user', vendorData ?? String(number)),
      createdAt: isoMicros(sandbox.clock.now()),
      reviews: options.trustReview ? original.reviews : [],
      resubmit: null,
    };
    store.sessions.put(session);
    store.settings.put({ id: seal, value: session.id });
    noteEffect(sandbox, 'session_created', session.id, null, session.status, 'imported');
    return session;
  });
}

/** The decision of the copy, and where it came from. */
export function importedView(
  sandbox: Sandbox,
  session: SessionRecord,
  claim: ShareClaim,
  access: Access,
): JsonObject {
  return {
    ...decisionOf(sandbox, session, access),
    shared_from_session: { session_id: claim.session_id, application_id: claim.from_application_id },
  };
}
