import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { refusedBeforeSending } from './ids.ts';
import { anything, list, number, open, text } from './leaves.ts';
import { asked, everyRow, type Page, type PageQuery, page } from './page.ts';

/** `BLOCKED` also puts the user on a blocklist and refuses them new sessions; older ones keep their status. */
export const USER_STATUSES = ['ACTIVE', 'FLAGGED', 'BLOCKED'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** What Didit gathered about one person over all their sessions. `vendor_data` is null for sessions without it. */
export const UserRow = z.looseObject({
  didit_internal_id: z.string(),
  vendor_data: text,
  display_name: text,
  full_name: text,
  date_of_birth: text,
  /** The name to show: the display name, or else the full one. */
  effective_name: text,
  status: text,
  portrait_image_url: text,
  session_count: number,
  approved_count: number,
  declined_count: number,
  in_review_count: number,
  /** Alpha-3. */
  issuing_states: list(z.string()),
  approved_emails: list(z.string()),
  approved_phones: list(z.string()),
  features: open,
  features_list: list(z.looseObject({ feature: text, status: text })),
  last_session_at: text,
  first_session_at: text,
  last_activity_at: text,
  /** Tags themselves in a list, links to tags in a single answer. */
  tags: list(z.record(z.string(), z.unknown())),
  created_at: text,
});
export type UserRow = z.infer<typeof UserRow>;

/** One user with what people wrote and changed. */
export const User = UserRow.extend({
  metadata: open,
  comments: list(
    z.looseObject({
      uuid: text,
      comment_type: text,
      comment: text,
      actor_email: text,
      actor_name: text,
      previous_status: text,
      new_status: text,
      previous_value: anything,
      new_value: anything,
      changed_fields: list(z.string()),
      created_at: text,
    }),
  ),
  updated_at: text,
});
export type User = z.infer<typeof User>;

/** Only what is named changes; lists are replaced as a whole. */
export interface UserWrite {
  full_name?: string | null | undefined;
  display_name?: string | null | undefined;
  /** YYYY-MM-DD. */
  date_of_birth?: string | null | undefined;
  status?: UserStatus | undefined;
  metadata?: Record<string, unknown> | null | undefined;
  approved_emails?: string[] | undefined;
  approved_phones?: string[] | undefined;
  issuing_states?: string[] | undefined;
}

export interface UserCreate extends UserWrite {
  vendor_data: string;
}

const ROOT = '/v3/users/';
const ONE = `${ROOT}{vendor_data}/`;
const Deleted = z.looseObject({ deleted: z.number() });

/** People, by the id the caller gave them (`vendor_data`). Source: Didit OpenAPI /v3/users/ */
export function createUsers(transport: Transport) {
  async function listPage(query: PageQuery = {}, options?: CallOptions): Promise<Page<UserRow>> {
    return callJson(transport, buildCall('GET', ROOT, { query: asked(query) }, options), page(UserRow));
  }
  return {
    /** By last session; there are no filters. `count` stops at 100. */
    list: listPage,
    iterate: (query: PageQuery = {}, options?: CallOptions) =>
      everyRow(listPage, (row) => row.didit_internal_id, query, options),
    async create(body: UserCreate, options?: CallOptions): Promise<User> {
      return callJson(transport, buildCall('POST', `${ROOT}create/`, { body }, options), User);
    },
    async retrieve(vendorData: string, options?: CallOptions): Promise<User> {
      return callJson(
        transport,
        buildCall('GET', ONE, { texts: { vendor_data: vendorData } }, options),
        User,
      );
    },
    async update(vendorData: string, body: UserWrite, options?: CallOptions): Promise<User> {
      const parts = { texts: { vendor_data: vendorData }, body };
      return callJson(transport, buildCall('PATCH', ONE, parts, options), User);
    },
    async updateStatus(
      vendorData: string,
      body: { status: UserStatus },
      options?: CallOptions,
    ): Promise<User> {
      const parts = { texts: { vendor_data: vendorData }, body };
      return callJson(transport, buildCall('PATCH', `${ONE}update-status/`, parts, options), User);
    },
    ...createUserDeletion(transport),
  };
}

function createUserDeletion(transport: Transport) {
  return {
    /**
     * Removes users for good and answers how many there were; unknown ones do not count. Didit's `delete_all`
     * cannot be sent from here, and an empty list is refused before it could be taken for it.
     */
    async batchDelete(vendorDataList: readonly string[], options?: CallOptions): Promise<number> {
      const path = `${ROOT}delete/`;
      if (vendorDataList.length === 0 || vendorDataList.includes('')) {
        throw refusedBeforeSending(`POST ${path}`, 'vendor_data_list', 'is not a list of one or more users');
      }
      const body = { vendor_data_list: [...vendorDataList] };
      return (await callJson(transport, buildCall('POST', path, { body }, options), Deleted)).deleted;
    },
  };
}
