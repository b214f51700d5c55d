import * as z from 'zod';
import { isoMicros, unixSeconds } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import { fractionFrom, newUuid } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { DeliveryRecord } from '../records.ts';
import { TAMPERS } from '../records.ts';
import { wireJson } from '../signature.ts';
import { newDelivery } from '../webhook-events.ts';

export const CopyBody = z.object({
  copies: z.number().int().min(1).max(1000).default(1),
  delay_ms: z.number().int().min(0).max(3_600_000).default(0),
  tamper: z.enum(TAMPERS).optional(),
  /** A replay from the console is a new delivery of the same event, with a timestamp of its own. */
  fresh_timestamp: z.boolean().default(false),
});
/** @throws Refusal 404 */
export function presentDelivery(sandbox: Sandbox, id: string): DeliveryRecord {
  const delivery = sandbox.store.deliveries.get(id);
  if (delivery === undefined) throw new Refusal(404, { detail: 'Delivery not found.' });
  return delivery;
}

/** The same event again, once or often; in the caller's transaction. @returns ids of the new deliveries */
export function copyDelivery(
  sandbox: Sandbox,
  delivery: DeliveryRecord,
  order: z.infer<typeof CopyBody>,
): string[] {
  const timestamp = order.fresh_timestamp ? unixSeconds(sandbox.clock.now()) : delivery.timestamp;
  const event: JsonObject = JSON.parse(delivery.body);
  const body = order.fresh_timestamp ? wireJson({ ...event, timestamp }) : delivery.body;
  return Array.from({ length: order.copies }, () => {
    const { tamper: _before, ...clean } = delivery;
    const copy: DeliveryRecord = {
      ...clean,
      ...(order.tamper === undefined ? {} : { tamper: order.tamper }),
      id: newUuid(),
      number: sandbox.store.nextNumber('delivery', 1),
      timestamp,
      body,
      state: 'pending',
      attempts: [],
      nextAttemptAt: Date.now() + order.delay_ms,
    };
    sandbox.store.deliveries.put(copy);
    return copy.id;
  });
}

/** Lets go what was held back, in the order asked for. @returns how many */
export function releaseHeld(sandbox: Sandbox, order: 'oldest' | 'newest' | 'shuffled'): number {
  const held = sandbox.store.deliveries.all().filter((delivery) => delivery.state === 'held');
  const rank = (delivery: DeliveryRecord): number => {
    if (order === 'shuffled') return fractionFrom(delivery.id, 'order');
    return order === 'oldest' ? delivery.number : -delivery.number;
  };
  held.sort((a, b) => rank(a) - rank(b));
  // The sender goes by due time; a millisecond apart keeps the order.
  const now = Date.now() - held.length;
  held.forEach((delivery, index) => {
    sandbox.store.deliveries.put({ ...delivery, state: 'pending', nextAttemptAt: now + index });
  });
  return held.length;
}

/** A try-out as the console sends it: marked in a header, without an event id (Didit docs: webhooks). */
export function tryOut(sandbox: Sandbox, destinationUuid: string): string {
  const destination = sandbox.store.destinations.get(destinationUuid);
  if (destination === undefined) throw new Refusal(404, { detail: 'Webhook destination not found.' });
  const timestamp = unixSeconds(sandbox.clock.now());
  const session = newUuid();
  const event: JsonObject = {
    webhook_type: 'status.updated',
    timestamp,
    created_at: timestamp,
    application_id: sandbox.applicationId,
    environment: 'sandbox',
    session_id: session,
    status: 'In Progress',
    workflow_id: newUuid(),
    workflow_version: 1,
    vendor_data: 'test-vendor-data-123',
    metadata: { test_webhook: true, sent_at: isoMicros(sandbox.clock.now()) },
  };
  const delivery = newDelivery(sandbox, destination, event, {
    sessionId: session,
    sessionStatus: 'In Progress',
  });
  sandbox.store.deliveries.put({ ...delivery, tamper: 'test' });
  return delivery.id;
}
