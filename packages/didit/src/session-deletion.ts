import * as z from 'zod';
import { callJsonOrNull } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { refusedBeforeSending } from './ids.ts';
import { list, number, text } from './leaves.ts';

/** What became of one deleted session's face; `face_retention_outcome` is open text. */
export const SessionDeleted = z.looseObject({
  session_id: text,
  session_number: number,
  face_retention_outcome: text,
  biometric_template_uuid: text,
});
export type SessionDeleted = z.infer<typeof SessionDeleted>;

const BatchDeleted = z.looseObject({ results: list(SessionDeleted) });

/** Removing sessions. Blocklist entries and users stay, and no webhook follows. */
export function createSessionDeletion(transport: Transport) {
  return {
    /** Removes the session from lists and decisions at once. */
    async delete(sessionId: string, options?: CallOptions): Promise<void> {
      // 204 or, since autumn 2026, 200 with details of face retention: both mean done.
      const path = '/v3/session/{sessionId}/delete/';
      await transport.send(buildCall('DELETE', path, { uuids: { sessionId } }, options));
    },

    /**
     * Removes persons' sessions by their number. Numbers nobody has are skipped without a word; older servers
     * answer nothing, which reads as no results.
     *
     * Didit's `delete_all` would remove every session of the application unasked, so it cannot be sent from here,
     * and an empty list is refused before it could be taken for it.
     *
     * Source: Didit OpenAPI POST /v3/sessions/delete/
     */
    async batchDelete(sessionNumbers: readonly number[], options?: CallOptions): Promise<SessionDeleted[]> {
      const path = '/v3/sessions/delete/';
      const isNumbered = sessionNumbers.every((one) => Number.isSafeInteger(one) && one >= 0);
      if (sessionNumbers.length === 0 || !isNumbered) {
        const reason = 'is not a list of one or more session numbers';
        throw refusedBeforeSending(`POST ${path}`, 'session_numbers', reason);
      }
      const body = { session_numbers: sessionNumbers.map(String) };
      const done = await callJsonOrNull(transport, buildCall('POST', path, { body }, options), BatchDeleted);
      return done?.results ?? [];
    },
  };
}
