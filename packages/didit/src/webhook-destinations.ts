import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { flag, list, number, text } from './leaves.ts';

/** A place Didit sends events to, as listed (without its secret). Durations in milliseconds. */
export const DestinationRow = z.looseObject({
  uuid: z.string(),
  label: text,
  url: text,
  enabled: flag,
  webhook_version: text,
  subscribed_events: list(z.string()),
  subscribed_events_count: number,
  deliveries_count: number,
  failed_deliveries_count: number,
  average_response_time_ms: number,
  error_rate_percentage: number,
  last_delivery_at: text,
  created_at: text,
  updated_at: text,
});
export type DestinationRow = z.infer<typeof DestinationRow>;

/** One destination with its signing secret (empty for callers who may not see it) and delivery figures. */
export const Destination = z.looseObject({
  uuid: z.string(),
  label: text,
  url: text,
  enabled: flag,
  webhook_version: text,
  secret_shared_key: text,
  subscribed_events: list(z.string()),
  created_at: text,
  updated_at: text,
  summary: z
    .looseObject({
      total_deliveries: number,
      failed_deliveries: number,
      error_rate_percentage: number,
      min_response_time_ms: number,
      avg_response_time_ms: number,
      max_response_time_ms: number,
      last_delivery_at: text,
    })
    .nullish(),
});
export type Destination = z.infer<typeof Destination>;

/** Without `subscribed_events` nothing is ever delivered; an update replaces the whole list. */
export interface DestinationWrite {
  label?: string | undefined;
  url?: string | undefined;
  enabled?: boolean | undefined;
  webhook_version?: 'v1' | 'v2' | 'v3' | undefined;
  subscribed_events?: string[] | undefined;
}

export interface DestinationCreate extends DestinationWrite {
  label: string;
  url: string;
}

const ROOT = '/v3/webhook/destinations/';
const ONE = `${ROOT}{destination_uuid}/`;

/** Source: Didit OpenAPI /v3/webhook/destinations/ */
export function createWebhookDestinations(transport: Transport) {
  return {
    /** All of them, oldest first: the one list of Didit's that has no pages. */
    async list(options?: CallOptions): Promise<DestinationRow[]> {
      return callJson(transport, buildCall('GET', ROOT, {}, options), z.array(DestinationRow));
    },
    async create(body: DestinationCreate, options?: CallOptions): Promise<Destination> {
      return callJson(transport, buildCall('POST', ROOT, { body }, options), Destination);
    },
    async retrieve(uuid: string, options?: CallOptions): Promise<Destination> {
      const call = buildCall('GET', ONE, { uuids: { destination_uuid: uuid } }, options);
      return callJson(transport, call, Destination);
    },
    async update(uuid: string, body: DestinationWrite, options?: CallOptions): Promise<Destination> {
      const call = buildCall('PATCH', ONE, { uuids: { destination_uuid: uuid }, body }, options);
      return callJson(transport, call, Destination);
    },
    async delete(uuid: string, options?: CallOptions): Promise<void> {
      await transport.send(buildCall('DELETE', ONE, { uuids: { destination_uuid: uuid } }, options));
    },
  };
}
