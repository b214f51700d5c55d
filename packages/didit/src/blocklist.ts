import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { number, text } from './leaves.ts';
import { asked, everyRow, type Page, type PageQuery, page } from './page.ts';

export const BLOCKLIST_TYPES = ['face', 'document', 'phone', 'email'] as const;
export type BlocklistType = (typeof BLOCKLIST_TYPES)[number];

/** What is blocked and from which session it was taken; the values of the other types are null or missing. */
export const BlocklistItem = z.looseObject({
  type: text,
  session_id: text,
  session_number: number,
  blocklisted_at: text,
  face_image: text,
  document_type: text,
  document_number: text,
  phone_number: text,
  email: text,
});
export type BlocklistItem = z.infer<typeof BlocklistItem>;

/** At least one of the four must be true. */
export interface BlocklistAdd {
  session_id: string;
  blocklist_face?: boolean | undefined;
  blocklist_document?: boolean | undefined;
  blocklist_phone?: boolean | undefined;
  blocklist_email?: boolean | undefined;
}

/** At least one of the four must be true. */
export interface BlocklistRemove {
  session_id: string;
  unblock_face?: boolean | undefined;
  unblock_document?: boolean | undefined;
  unblock_phone?: boolean | undefined;
  unblock_email?: boolean | undefined;
}

export interface BlocklistQuery extends PageQuery {
  item_type?: BlocklistType | undefined;
}

const Done = z.looseObject({ message: text });
export type BlocklistDone = z.infer<typeof Done>;

/**
 * Faces, documents, phones and e-mail addresses of a session that later sessions are declined for. The session
 * itself keeps its status.
 *
 * Source: Didit docs: Management API, Blocklist (add, remove, list)
 */
export function createBlocklist(transport: Transport) {
  const post = async (path: string, body: object, options?: CallOptions): Promise<BlocklistDone> =>
    callJson(transport, buildCall('POST', path, { body }, options), Done);
  async function listPage(query: BlocklistQuery = {}, options?: CallOptions): Promise<Page<BlocklistItem>> {
    const call = buildCall('GET', '/v3/blocklist/', { query: asked(query) }, options);
    return callJson(transport, call, page(BlocklistItem));
  }
  return {
    add: (body: BlocklistAdd, options?: CallOptions) => post('/v3/blocklist/add/', body, options),
    remove: (body: BlocklistRemove, options?: CallOptions) => post('/v3/blocklist/remove/', body, options),
    list: listPage,
    iterate: (query: BlocklistQuery = {}, options?: CallOptions) => everyRow(listPage, keyOf, query, options),
  };
}

/** Items have no id; entries added by value have no session either, so the value itself is part of it. */
function keyOf(item: BlocklistItem): string {
  const { type, session_id, document_number, phone_number, email, blocklisted_at } = item;
  return JSON.stringify([type, session_id, document_number, phone_number, email, blocklisted_at]);
}
