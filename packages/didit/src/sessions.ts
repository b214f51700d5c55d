import * as z from 'zod';
import { callJson, callText, given, unreadableAnswer } from './answer.ts';
import type { Call, CallOptions, Transport } from './call.ts';
import { Decision } from './decision/decision.ts';
import { uuidPart } from './ids.ts';
import { createReviews } from './reviews.ts';
import type { SessionCreate, SessionListQuery, StatusUpdate } from './session-requests.ts';
import { SessionCreated, SessionPage } from './session-rows.ts';

const StatusUpdated = z.looseObject({ session_id: z.string() });

/** The calls about verification sessions. Every one rejects with a DiditError. */
export function createSessions(transport: Transport) {
  /** A call under /v3/session/{sessionId}/. */
  function about(
    sessionId: string,
    method: Call['method'],
    verb: string,
    options: CallOptions | undefined,
  ): Call {
    const operation = `${method} /v3/session/{sessionId}/${verb}/`;
    const id = uuidPart('sessionId', sessionId, operation);
    return { method, operation, path: `/v3/session/${id}/${verb}/`, ...given(options) };
  }

  return {
    /** One page, newest first; there is no other order. */
    async list(query: SessionListQuery = {}, options?: CallOptions): Promise<SessionPage> {
      const path = '/v3/sessions/';
      const asked = { limit: 50, ...query };
      const call: Call = {
        method: 'GET',
        operation: `GET ${path}`,
        path,
        query: asked,
        ...given(options),
      };
      return callJson(transport, call, SessionPage);
    },

    /** Creates a session, or answers the person's unfinished one on the same workflow. */
    async create(body: SessionCreate, options?: CallOptions): Promise<SessionCreated> {
      const path = '/v3/session/';
      const call: Call = { method: 'POST', operation: `POST ${path}`, path, body, ...given(options) };
      return callJson(transport, call, SessionCreated);
    },

    /** What Didit found, parsed, and as text exactly as received for whoever has to keep evidence. */
    async retrieveDecision(
      sessionId: string,
      options?: CallOptions,
    ): Promise<{ decision: Decision; text: string }> {
      const { value, text } = await callText(
        transport,
        about(sessionId, 'GET', 'decision', options),
        Decision,
      );
      return { decision: value, text };
    },

    /**
     * Approves, declines or reopens steps of a session.
     *
     * Errors: `same_status` when it already is what was asked for, `wrong_state` when its status allows no change.
     * Never repeated by this client: with `maybeApplied`, read the decision to learn what happened.
     */
    async updateStatus(
      sessionId: string,
      body: StatusUpdate,
      options?: CallOptions,
    ): Promise<{ session_id: string }> {
      const call = { ...about(sessionId, 'PATCH', 'update-status', options), body };
      return callJson(transport, call, StatusUpdated);
    },

    /** Renders the PDF report anew; takes seconds, and its bytes differ each time. English only. */
    async generatePdf(sessionId: string, options?: CallOptions): Promise<Uint8Array> {
      const call = { ...about(sessionId, 'GET', 'generate-pdf', options), isPdf: true };
      const answer = await transport.send(call);
      if (answer.bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
        throw unreadableAnswer(call, answer, 'the answer is not a PDF');
      }
      return answer.bytes;
    },

    /** Removes the session from lists and decisions at once. Blocklist entries stay; no webhook follows. */
    async delete(sessionId: string, options?: CallOptions): Promise<void> {
      // 204 or, since autumn 2026, 200 with details of face retention: both mean done.
      await transport.send(about(sessionId, 'DELETE', 'delete', options));
    },

    reviews: createReviews(transport),
  };
}
