import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { list, text } from './leaves.ts';

/** What a person can say about a screening hit. Answers type it as open text. */
export const AML_HIT_REVIEW_STATUSES = [
  'Unreviewed',
  'Confirmed Match',
  'False Positive',
  'Inconclusive',
] as const;

export type AmlHitReviewStatus = (typeof AML_HIT_REVIEW_STATUSES)[number];

export interface AmlHitUpdate {
  /** From the decision's screening. */
  hit_id: string;
  review_status: AmlHitReviewStatus;
}

export interface AmlHitStatusUpdate extends AmlHitUpdate {
  /** Only for sessions with several screenings. */
  node_id?: string | undefined;
}

export interface AmlHitBulkUpdate {
  hit_updates: AmlHitUpdate[];
  node_id?: string | undefined;
}

export const AmlHitUpdated = z.looseObject({ message: text, hit_id: text, review_status: text });
export type AmlHitUpdated = z.infer<typeof AmlHitUpdated>;

export const AmlHitsUpdated = z.looseObject({ message: text, updated_hits: list(z.string()) });
export type AmlHitsUpdated = z.infer<typeof AmlHitsUpdated>;

/**
 * The review of screening hits. It changes neither the check's nor the session's status, and stays when ongoing
 * monitoring screens again.
 *
 * Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-aml-hit-status/
 */
export function createAmlHits(transport: Transport) {
  const root = '/v3/session/{sessionId}/';
  return {
    async updateAmlHitStatus(
      sessionId: string,
      body: AmlHitStatusUpdate,
      options?: CallOptions,
    ): Promise<AmlHitUpdated> {
      const path = `${root}update-aml-hit-status/`;
      return callJson(
        transport,
        buildCall('PATCH', path, { uuids: { sessionId }, body }, options),
        AmlHitUpdated,
      );
    },
    /** All of them or none: one unknown hit refuses the whole list. */
    async bulkUpdateAmlHitStatus(
      sessionId: string,
      body: AmlHitBulkUpdate,
      options?: CallOptions,
    ): Promise<AmlHitsUpdated> {
      const path = `${root}bulk-update-aml-hit-status/`;
      return callJson(
        transport,
        buildCall('PATCH', path, { uuids: { sessionId }, body }, options),
        AmlHitsUpdated,
      );
    },
  };
}
