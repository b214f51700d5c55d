import { unixSeconds } from './clock.ts';
import type { Sandbox } from './context.ts';
import { decisionOf } from './didit/decision.ts';
import { newUuid } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { DeliveryRecord, DestinationRecord, SessionRecord } from './records.ts';
import { wireJson } from './signature.ts';
import { STATUSES_WITH_DECISION } from './state-machine.ts';
import { spoil } from './webhook-mode.ts';

export type SessionEventType = 'status.updated' | 'data.updated';

/** Events a destination may subscribe to (Didit OpenAPI: webhook destinations). */
export const WEBHOOK_EVENTS = [
  'status.updated',
  'data.updated',
  'user.status.updated',
  'user.data.updated',
  'business.status.updated',
  'business.data.updated',
  'activity.created',
  'transaction.created',
  'transaction.status.updated',
  'travel_rule.status.updated',
];

/**
 * Writes one delivery per subscribed destination into the store, in the caller's transaction: an event exists
 * exactly when its change does.
 */
export function enqueueSessionEvent(sandbox: Sandbox, session: SessionRecord, type: SessionEventType): void {
  if (takersOf(sandbox, type).length === 0) return;
  const timestamp = unixSeconds(sandbox.clock.now());
  const event = sessionEvent(sandbox, session, type, timestamp);
  enqueueEvent(sandbox, event, { sessionId: session.id, sessionStatus: session.status });
}

/** What a delivery is about, for the delivery log. */
export type EventSubject = { sessionId: string; sessionStatus: string };

export function enqueueEvent(sandbox: Sandbox, event: JsonObject, subject: EventSubject): void {
  for (const destination of takersOf(sandbox, String(event.webhook_type))) {
    const planned = newDelivery(sandbox, destination, event, subject);
    for (const delivery of spoil(sandbox.webhookMode.read(), planned)) sandbox.store.deliveries.put(delivery);
  }
}

function takersOf(sandbox: Sandbox, type: string): DestinationRecord[] {
  return sandbox.store.destinations
    .all()
    .filter((destination) => destination.enabled && destination.subscribedEvents.includes(type));
}

export function newDelivery(
  sandbox: Sandbox,
  destination: DestinationRecord,
  event: JsonObject,
  subject: EventSubject,
): DeliveryRecord {
  return {
    id: newUuid(),
    number: sandbox.store.nextNumber('delivery', 1),
    destinationUuid: destination.uuid,
    eventId: String(event.event_id ?? ''),
    webhookType: String(event.webhook_type),
    ...subject,
    timestamp: Number(event.timestamp),
    body: wireJson(event),
    state: 'pending',
    attempts: [],
    nextAttemptAt: Date.now(),
  };
}

/** Didit docs: webhooks, envelope of session events. */
export function sessionEvent(
  sandbox: Sandbox,
  session: SessionRecord,
  type: SessionEventType,
  timestamp: number,
): JsonObject {
  const event: JsonObject = {
    event_id: newUuid(),
    webhook_type: type,
    timestamp,
    created_at: unixSeconds(new Date(session.createdAt)),
    application_id: sandbox.applicationId,
    environment: 'sandbox',
    session_id: session.id,
    status: session.status,
    workflow_id: session.workflowId,
    workflow_version: session.workflowVersion,
    vendor_data: session.vendorData,
    metadata: session.metadata ?? null,
  };
  if (STATUSES_WITH_DECISION.includes(session.status)) event.decision = decisionOf(sandbox, session);
  if (session.status === 'Resubmitted' && session.resubmit !== null) {
    event.resubmit_info = { nodes_to_resubmit: session.resubmit.nodes, reasons: session.resubmit.reasons };
  }
  if (type === 'data.updated') event.trigger = 'manual_review';
  return event;
}
