import { isoMicros } from './clock.ts';
import type { Sandbox } from './context.ts';
import { newUuid } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { ReviewItem, SessionRecord } from './records.ts';
import type { SessionStatus } from './state-machine.ts';
import { statusAfterExpiry } from './state-machine.ts';
import { enqueueSessionEvent } from './webhook-events.ts';

/** Who changed something, in the words of Didit's activity log. */
export type Actor = { display: string; email: string | null; type: ReviewItem['actor_type'] };

export const API_CLIENT: Actor = { display: 'API Client', email: null, type: 'API_KEY' };
export const SYSTEM: Actor = { display: 'System', email: null, type: 'SYSTEM' };
export const CONSOLE_USER: Actor = {
  display: 'Ana Beltrán',
  email: 'ana@customer.example',
  type: 'CONSOLE_USER',
};

export type StatusChange = {
  to: SessionStatus;
  actor: Actor;
  comment?: string | null;
  /** A change by a person or a key leaves an activity; the flow's own steps do not. */
  recordActivity: boolean;
  webhook: boolean;
};

/** The one place where a session's status changes: session, activity, ledger and deliveries together. */
export function changeStatus(sandbox: Sandbox, session: SessionRecord, change: StatusChange): SessionRecord {
  const at = isoMicros(sandbox.clock.now());
  const comment = change.comment ?? null;
  const review = change.recordActivity ? [statusReview(session, change, comment, at)] : [];
  const changed: SessionRecord = {
    ...session,
    status: change.to,
    resubmit: change.to === 'Resubmitted' || change.to === 'In Progress' ? session.resubmit : null,
    // Whoever is let in again starts the hosted page from its beginning.
    flow: change.to === 'Resubmitted' ? {} : session.flow,
    reviews: [...session.reviews, ...review],
    events: [...session.events, statusEvent(session.status, change.to, change.actor, at)],
  };
  sandbox.store.transaction(() => {
    sandbox.store.sessions.put(changed);
    sandbox.store.appendLedger({
      at,
      kind: 'status',
      session_id: session.id,
      from: session.status,
      to: change.to,
      comment,
      actor: change.actor.display,
    });
    if (change.webhook) enqueueSessionEvent(sandbox, changed, 'status.updated');
  });
  sandbox.wakeSender();
  return changed;
}

export function reviewItem(actor: Actor, at: string, fields: Partial<ReviewItem>): ReviewItem {
  return {
    uuid: newUuid(),
    activity_type: 'STATUS_UPDATED',
    actor_display: actor.display,
    actor_email: actor.email,
    actor_type: actor.type,
    new_status: null,
    previous_status: null,
    comment: null,
    mentioned_emails: [],
    previous_value: null,
    new_value: null,
    changed_fields: [],
    metadata: null,
    created_at: at,
    ...fields,
  };
}

export function statusEvent(from: SessionStatus, to: SessionStatus, actor: Actor, at: string) {
  const details: JsonObject = { previous_status: from, new_status: to, actor: actor.display };
  return { type: 'STATUS_UPDATED', timestamp: at, node_id: null, details };
}

function statusReview(
  session: SessionRecord,
  change: StatusChange,
  comment: string | null,
  at: string,
): ReviewItem {
  return reviewItem(change.actor, at, { new_status: change.to, previous_status: session.status, comment });
}

/** Links run out while nobody looks; called before a request is answered, so that nobody sees the old status. */
export function expireOverdue(sandbox: Sandbox): void {
  const now = isoMicros(sandbox.clock.now());
  for (const session of sandbox.store.sessions.all()) {
    if (session.deletedAt !== null || session.expiresAt === null || session.expiresAt > now) continue;
    const to = statusAfterExpiry(session.status);
    if (to !== null)
      changeStatus(sandbox, session, { to, actor: SYSTEM, recordActivity: false, webhook: true });
  }
}
