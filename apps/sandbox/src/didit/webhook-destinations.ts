import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart, Refusal } from '../http-answers.ts';
import { newSecret, newUuid } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import type { DeliveryRecord, DestinationRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { WEBHOOK_EVENTS } from '../webhook-events.ts';

const READ = { resource: 'webhooks', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'webhooks', level: 'write' } as const; // a Need, literally

type Fields = {
  label?: string;
  url?: string;
  enabled?: boolean;
  version?: string;
  events?: string[];
  secret?: string;
};

/** `/v3/webhook/destinations/` (Didit OpenAPI: webhook destinations). */
export function registerWebhookDestinations(app: FastifyInstance, sandbox: Sandbox): void {
  const onePath = `/v3/webhook/destinations/${uuidParam('uuid')}/`;
  const find = (uuid: string): DestinationRecord => {
    const record = sandbox.store.destinations.get(uuid);
    if (record === undefined) throw new Refusal(404, { detail: 'Webhook destination not found.' });
    return record;
  };

  // The one list of Didit's that is a bare array, oldest first.
  app.get('/v3/webhook/destinations/', async (request) => {
    requireKey(sandbox, request, READ);
    const records = sandbox.store.destinations.all().sort((a, b) => a.number - b.number);
    return records.map((record) => rowView(sandbox, record));
  });

  app.post('/v3/webhook/destinations/', async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const fields = readFields(sandbox, bodyOf(request), null);
    const record = sandbox.store.transaction(() => createDestination(sandbox, fields));
    return reply.code(201).send(detailView(sandbox, record));
  });

  app.get(onePath, async (request) => {
    requireKey(sandbox, request, READ);
    return detailView(sandbox, find(pathPart(request, 'uuid')));
  });

  app.patch(onePath, async (request) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    const fields = readFields(sandbox, bodyOf(request), record);
    const changed: DestinationRecord = {
      ...record,
      label: fields.label ?? record.label,
      url: fields.url ?? record.url,
      enabled: fields.enabled ?? record.enabled,
      webhookVersion: fields.version ?? record.webhookVersion,
      subscribedEvents: fields.events ?? record.subscribedEvents,
      updatedAt: isoMicros(sandbox.clock.now()),
    };
    sandbox.store.transaction(() => sandbox.store.destinations.put(changed));
    return detailView(sandbox, changed);
  });

  app.delete(onePath, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    sandbox.store.transaction(() => sandbox.store.destinations.remove(record.uuid));
    return reply.code(204).send();
  });
}

export function createDestination(sandbox: Sandbox, fields: Fields): DestinationRecord {
  const at = isoMicros(sandbox.clock.now());
  const record: DestinationRecord = {
    uuid: newUuid(),
    number: sandbox.store.nextNumber('destination', 1),
    label: fields.label ?? '',
    url: fields.url ?? '',
    enabled: fields.enabled ?? true,
    webhookVersion: fields.version ?? 'v3',
    secret: fields.secret ?? newSecret(),
    subscribedEvents: fields.events ?? [],
    createdAt: at,
    updatedAt: at,
  };
  sandbox.store.destinations.put(record);
  return record;
}

function readFields(sandbox: Sandbox, body: JsonObject, present: DestinationRecord | null): Fields {
  const errors: JsonObject = {};
  const fields: Fields = {};
  const take = (key: string, problem: Json | null, store: () => void) => {
    if (body[key] === undefined) return;
    if (problem === null) store();
    else errors[key] = problem;
  };
  for (const key of ['label', 'url']) {
    if (present === null && body[key] === undefined) errors[key] = ['This field is required.'];
  }
  take('label', labelProblem(body.label), () => {
    fields.label = String(body.label);
  });
  take('url', urlProblem(sandbox, body.url, present), () => {
    fields.url = String(body.url);
  });
  take('enabled', typeof body.enabled === 'boolean' ? null : ['Must be a valid boolean.'], () => {
    fields.enabled = body.enabled === true;
  });
  const version = String(body.webhook_version);
  take('webhook_version', /^v[123]$/.test(version) ? null : [`"${version}" is not a valid choice.`], () => {
    fields.version = version;
  });
  take('subscribed_events', eventsProblem(body.subscribed_events), () => {
    if (Array.isArray(body.subscribed_events)) fields.events = body.subscribed_events.map(String);
  });
  if (Object.keys(errors).length > 0) throw new Refusal(400, errors);
  return fields;
}

function labelProblem(value: Json | undefined): Json | null {
  if (typeof value !== 'string') return ['Not a valid string.'];
  if (value.trim() === '') return ['This field may not be blank.'];
  return value.length > 255 ? ['Ensure this field has no more than 255 characters.'] : null;
}

/** Didit wants https on a public host; a local receiver without a certificate is allowed here on loopback only. */
function urlProblem(
  sandbox: Sandbox,
  value: Json | undefined,
  present: DestinationRecord | null,
): Json | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return ['Enter a valid URL.'];
  const { protocol, hostname } = new URL(value);
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) return ['Webhook URL must use HTTPS.'];
  const twin = sandbox.store.destinations
    .all()
    .some((other) => other.url === value && other.uuid !== present?.uuid);
  return twin ? ['This webhook destination already exists for the application.'] : null;
}

function eventsProblem(value: Json | undefined): Json | null {
  if (!Array.isArray(value)) return ['Expected a list of items.'];
  if (value.length === 0) return ['At least one subscribed event is required.'];
  const unknown = value.map(String).filter((event) => !WEBHOOK_EVENTS.includes(event));
  return unknown.length === 0 ? null : [`Unsupported webhook events: ${unknown.join(', ')}`];
}

type Health = { total: number; failed: number; errorRate: number; durations: number[]; last: string | null };

function healthOf(sandbox: Sandbox, record: DestinationRecord): Health {
  const own = sandbox.store.deliveries.all().filter((delivery) => delivery.destinationUuid === record.uuid);
  const failed = own.filter((delivery: DeliveryRecord) => delivery.state === 'failed').length;
  const attempts = own.flatMap((delivery) => delivery.attempts);
  return {
    total: own.length,
    failed,
    errorRate: own.length === 0 ? 0 : Math.round((failed / own.length) * 100),
    durations: attempts.map((attempt) => attempt.duration_ms),
    last:
      attempts
        .map((attempt) => attempt.at)
        .sort()
        .at(-1) ?? null,
  };
}

function average(values: number[]): number | null {
  return values.length === 0
    ? null
    : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function common(record: DestinationRecord): JsonObject {
  return {
    uuid: record.uuid,
    label: record.label,
    url: record.url,
    enabled: record.enabled,
    webhook_version: record.webhookVersion,
    subscribed_events: record.subscribedEvents,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

function rowView(sandbox: Sandbox, record: DestinationRecord): JsonObject {
  const health = healthOf(sandbox, record);
  return {
    ...common(record),
    subscribed_events_count: record.subscribedEvents.length,
    deliveries_count: health.total,
    failed_deliveries_count: health.failed,
    average_response_time_ms: average(health.durations),
    error_rate_percentage: health.errorRate,
    last_delivery_at: health.last,
  };
}

function detailView(sandbox: Sandbox, record: DestinationRecord): JsonObject {
  const health = healthOf(sandbox, record);
  const some = health.durations.length > 0;
  return {
    ...common(record),
    secret_shared_key: record.secret,
    summary: {
      total_deliveries: health.total,
      failed_deliveries: health.failed,
      error_rate_percentage: health.errorRate,
      min_response_time_ms: some ? Math.min(...health.durations) : null,
      avg_response_time_ms: average(health.durations),
      max_response_time_ms: some ? Math.max(...health.durations) : null,
      last_delivery_at: health.last,
    },
  };
}
