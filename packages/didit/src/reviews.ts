import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { DecisionReview } from './decision/decision.ts';
import { anything, list, open, text } from './leaves.ts';
import { asked, type Page, type PageQuery, page } from './page.ts';
import type { SessionStatus } from './statuses.ts';

/**
 * One entry of a session's activity. `actor_display` is `API Client` for changes made with a key. Views of the
 * detail page are stored as COMMENT with `metadata.system_event` = DETAIL_VIEWED.
 */
export const Review = z.looseObject({
  uuid: text,
  activity_type: text,
  actor_display: text,
  actor_email: text,
  actor_type: text,
  new_status: text,
  previous_status: text,
  comment: text,
  mentioned_emails: list(z.string()),
  previous_value: anything,
  new_value: anything,
  changed_fields: list(z.string()),
  metadata: open,
  created_at: text,
});
export type Review = z.infer<typeof Review>;

export interface ReviewListQuery extends PageQuery {
  ordering?: 'created_at' | '-created_at' | undefined;
}

/** `new_status` is only a label on the entry here: it does not change the session. */
export interface ReviewCreate {
  new_status?: SessionStatus | undefined;
  comment?: string | undefined;
}

const ROOT = '/v3/sessions/{session_id}/reviews/';

/** A session's activity log; persons' sessions only, company sessions answer 404. */
export function createReviews(transport: Transport) {
  return {
    /** Newest first unless asked otherwise. */
    async list(sessionId: string, query: ReviewListQuery = {}, options?: CallOptions): Promise<Page<Review>> {
      const parts = { uuids: { session_id: sessionId }, query: asked(query) };
      return callJson(transport, buildCall('GET', ROOT, parts, options), page(Review));
    },
    /** Adds an entry. Didit records it as made by `Unknown`, so say in the comment who is speaking. */
    async create(sessionId: string, body: ReviewCreate, options?: CallOptions): Promise<DecisionReview> {
      const parts = { uuids: { session_id: sessionId }, body };
      return callJson(transport, buildCall('POST', ROOT, parts, options), DecisionReview);
    },
  };
}
