import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { flag, number, text } from './leaves.ts';
import { createListEntries } from './list-entries.ts';
import { asked, everyRow, type Page, type PageQuery, pageOrArray } from './page.ts';

/** What a list can hold. `user` and `business` stand for the caller's own ids (`vendor_data`). */
export const LIST_ENTRY_TYPES = [
  'face',
  'document',
  'phone',
  'email',
  'ip_address',
  'device_fingerprint',
  'wallet_address',
  'bank_account',
  'user',
  'business',
  'country',
  'key',
] as const;
export type ListEntryType = (typeof LIST_ENTRY_TYPES)[number];

/** A list of values that sessions are compared with. `is_system` ones can be neither renamed nor removed. */
export const ValueList = z.looseObject({
  uuid: z.string(),
  name: text,
  description: text,
  list_type: text,
  entry_type: text,
  is_system: flag,
  entry_count: number,
  last_entry_added_at: text,
  created_at: text,
  updated_at: text,
});
export type ValueList = z.infer<typeof ValueList>;

export interface ListQuery extends PageQuery {
  list_type?: 'blocklist' | 'allowlist' | 'custom' | undefined;
  entry_type?: ListEntryType | undefined;
  /** `created_at`, `entry_count` or `last_entry_added_at`; with a minus for the other direction. */
  ordering?: string | undefined;
}

/** Blocklists cannot be made: Didit provides one per type. `name` is unique within the application. */
export interface ListCreate {
  name: string;
  list_type: 'allowlist' | 'custom';
  entry_type: ListEntryType;
  description?: string | undefined;
}

export interface ListUpdate {
  name?: string | undefined;
  description?: string | undefined;
}

const ROOT = '/v3/lists/';
const ONE = `${ROOT}{list_uuid}/`;

/**
 * Lists by value, beside the blocklist by session: a match on a blocklist declines, one on an allowlist only
 * silences the duplicate checks, and custom lists feed the branches of a workflow.
 *
 * Source: Didit docs: Management API, Lists
 */
export function createLists(transport: Transport) {
  async function listPage(query: ListQuery = {}, options?: CallOptions): Promise<Page<ValueList>> {
    const call = buildCall('GET', ROOT, { query: asked(query) }, options);
    return callJson(transport, call, pageOrArray(ValueList));
  }
  return {
    list: listPage,
    iterate: (query: ListQuery = {}, options?: CallOptions) =>
      everyRow(listPage, (row) => row.uuid, query, options),
    async create(body: ListCreate, options?: CallOptions): Promise<ValueList> {
      return callJson(transport, buildCall('POST', ROOT, { body }, options), ValueList);
    },
    async retrieve(uuid: string, options?: CallOptions): Promise<ValueList> {
      return callJson(transport, buildCall('GET', ONE, { uuids: { list_uuid: uuid } }, options), ValueList);
    },
    async update(uuid: string, body: ListUpdate, options?: CallOptions): Promise<ValueList> {
      const call = buildCall('PATCH', ONE, { uuids: { list_uuid: uuid }, body }, options);
      return callJson(transport, call, ValueList);
    },
    async delete(uuid: string, options?: CallOptions): Promise<void> {
      await transport.send(buildCall('DELETE', ONE, { uuids: { list_uuid: uuid } }, options));
    },
    entries: createListEntries(transport),
  };
}
