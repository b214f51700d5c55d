import { unixSeconds } from './clock.ts';
import type { Sandbox } from './context.ts';
import type { UserRecord } from './entity-records.ts';
import { newUuid } from './ids.ts';
import type { Json, JsonObject } from './json.ts';
import { enqueueEvent } from './webhook-events.ts';

const FIELDS: Record<string, (user: UserRecord) => Json> = {
  display_name: (user) => user.displayName,
  full_name: (user) => user.fullName,
  date_of_birth: (user) => user.dateOfBirth,
  status: (user) => user.status,
  metadata: (user) => user.metadata,
  approved_emails: (user) => user.approvedEmails,
  approved_phones: (user) => user.approvedPhones,
  issuing_states: (user) => user.issuingStates,
};

/** Events about users are flat: no `data` wrapper, no session (Didit docs: entities, webhooks). */
export function enqueueUserEvent(
  sandbox: Sandbox,
  before: UserRecord,
  after: UserRecord,
  type: 'user.status.updated' | 'user.data.updated',
): void {
  const timestamp = unixSeconds(sandbox.clock.now());
  const event: JsonObject = {
    event_id: newUuid(),
    webhook_type: type,
    timestamp,
    created_at: timestamp,
    application_id: sandbox.applicationId,
    environment: 'sandbox',
    vendor_data: after.vendorData,
    didit_internal_id: after.diditInternalId,
    status: after.status,
  };
  if (type === 'user.status.updated') event.previous_status = before.status;
  else {
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return;
    event.changed_fields = Object.keys(changes).sort();
    event.changes = changes;
  }
  enqueueEvent(sandbox, event, { sessionId: '', sessionStatus: after.status });
}

function changesBetween(before: UserRecord, after: UserRecord): JsonObject {
  const changes: JsonObject = {};
  for (const [name, read] of Object.entries(FIELDS)) {
    const [previous, current] = [read(before), read(after)];
    if (JSON.stringify(previous) !== JSON.stringify(current)) changes[name] = { previous, current };
  }
  return changes;
}
