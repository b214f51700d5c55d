import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { number, open, text } from './leaves.ts';
import { asked, everyRow, type Page, type PageQuery, pageOrArray } from './page.ts';

/**
 * One value on a list and where it came from. `added_by` is `api`, `console`, `email` or `system`; `metadata` may
 * hold the address of a face's picture, which runs out like every media link.
 */
export const ListEntry = z.looseObject({
  uuid: z.string(),
  value: text,
  display_label: text,
  comment: text,
  added_by: text,
  reference_session_id: text,
  reference_session_number: number,
  reference_object_uuid: text,
  metadata: open,
  created_at: text,
});
export type ListEntry = z.infer<typeof ListEntry>;

export interface ListEntryQuery extends PageQuery {
  /** In the value or its label. */
  search?: string | undefined;
}

/**
 * A value, or the session to take it from; both where the session showed several. Didit brings values into one
 * spelling: phones to E.164, countries to alpha-3, most others to lower case.
 */
export interface ListEntryCreate {
  value?: string | undefined;
  reference_session_id?: string | undefined;
  reference_object_uuid?: string | undefined;
  display_label?: string | undefined;
  comment?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
}

/** `image` is a base64 JPEG, PNG or WebP; of several faces the largest is taken. */
export interface ListFaceUpload {
  image: string;
  comment?: string | undefined;
}

const ROOT = '/v3/lists/{list_uuid}/entries/';

/** Source: Didit docs: Management API, Lists (list, create and delete entries, upload face) */
export function createListEntries(transport: Transport) {
  async function listPage(
    listUuid: string,
    query: ListEntryQuery = {},
    options?: CallOptions,
  ): Promise<Page<ListEntry>> {
    const parts = { uuids: { list_uuid: listUuid }, query: asked(query) };
    return callJson(transport, buildCall('GET', ROOT, parts, options), pageOrArray(ListEntry));
  }
  return {
    list: listPage,
    iterate: (listUuid: string, query: ListEntryQuery = {}, options?: CallOptions) =>
      everyRow(
        (position: ListEntryQuery, same) => listPage(listUuid, position, same),
        (row) => row.uuid,
        query,
        options,
      ),
    /** Adding from a session also marks the session's own record as blocklisted, when the list is a blocklist. */
    async create(listUuid: string, body: ListEntryCreate, options?: CallOptions): Promise<ListEntry> {
      const parts = { uuids: { list_uuid: listUuid }, body };
      return callJson(transport, buildCall('POST', ROOT, parts, options), ListEntry);
    },
    /** For a face without a session; only on lists of faces. */
    async uploadFace(listUuid: string, body: ListFaceUpload, options?: CallOptions): Promise<ListEntry> {
      const parts = { uuids: { list_uuid: listUuid }, body };
      return callJson(transport, buildCall('POST', `${ROOT}face-upload/`, parts, options), ListEntry);
    },
    async delete(listUuid: string, entryUuid: string, options?: CallOptions): Promise<void> {
      const parts = { uuids: { list_uuid: listUuid, entry_uuid: entryUuid } };
      await transport.send(buildCall('DELETE', `${ROOT}{entry_uuid}/`, parts, options));
    },
  };
}
