import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { anything, number, text } from './leaves.ts';

/** For whom, and for how long in seconds (60–86,400; an hour when left out). */
export interface SessionShare {
  for_application_id: string;
  ttl_in_seconds?: number | undefined;
}

/** The token lets the other application import the session once; it is a secret until it runs out. */
export const SessionShared = z.looseObject({
  share_token: z.string(),
  for_application_id: text,
  session_kind: text,
});
export type SessionShared = z.infer<typeof SessionShared>;

export interface SharedSessionImport {
  share_token: string;
  /** Takes over the other side's decision; otherwise the session comes in as In Review. */
  trust_review: boolean;
  workflow_id: string;
  vendor_data?: string | null | undefined;
}

/**
 * The session as it arrived here. The rest of the answer has been a decision in two different shapes, so it is
 * kept but not described: read the decision to learn more.
 */
export const ImportedSession = z.looseObject({
  session_id: z.string(),
  session_kind: text,
  session_number: number,
  session_url: text,
  status: z.string(),
  workflow_id: text,
  vendor_data: text,
  created_at: text,
  expires_at: text,
  shared_from_session: anything,
});
export type ImportedSession = z.infer<typeof ImportedSession>;

/**
 * Handing a finished session to another application. Only Approved, Declined and In Review ones can be shared,
 * others answer `wrong_state`; importing the same one twice answers 403.
 *
 * Source: Didit OpenAPI POST /v3/session/{sessionId}/share/, POST /v3/session/import-shared/
 */
export function createSessionSharing(transport: Transport) {
  return {
    async share(sessionId: string, body: SessionShare, options?: CallOptions): Promise<SessionShared> {
      const path = '/v3/session/{sessionId}/share/';
      return callJson(
        transport,
        buildCall('POST', path, { uuids: { sessionId }, body }, options),
        SessionShared,
      );
    },
    async importShared(body: SharedSessionImport, options?: CallOptions): Promise<ImportedSession> {
      const plain = buildCall('POST', '/v3/session/import-shared/', { body }, options);
      return callJson(transport, { ...plain, secrets: [body.share_token] }, ImportedSession);
    },
  };
}
