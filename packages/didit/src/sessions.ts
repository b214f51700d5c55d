import * as z from 'zod';
import { createAmlHits } from './aml-hits.ts';
import { callJson, callText, unreadableAnswer } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { Decision } from './decision/decision.ts';
import { asked, everyRow } from './page.ts';
import { createReviews } from './reviews.ts';
import { createSessionCorrections } from './session-corrections.ts';
import { createSessionDeletion } from './session-deletion.ts';
import type { SessionCreate, SessionListQuery, StatusUpdate } from './session-requests.ts';
import { SessionCreated, SessionPage, type SessionRow } from './session-rows.ts';
import { createSessionSharing } from './session-sharing.ts';

/** Readers look for the end of a PDF in its last kilobyte; see ISO 32000-1, annex H.3. */
const PDF_TAIL_BYTES = 1024;

/** The calls about verification sessions. Every one rejects with a DiditError. */
export function createSessions(transport: Transport) {
  return {
    ...createSessionAccess(transport),
    ...createSessionOutcome(transport),
    ...createSessionCorrections(transport),
    ...createAmlHits(transport),
    ...createSessionSharing(transport),
    ...createSessionDeletion(transport),
    reviews: createReviews(transport),
  };
}

/** Finding sessions, and making new ones. */
function createSessionAccess(transport: Transport) {
  /** One page, newest first; there is no other order. */
  async function list(query: SessionListQuery = {}, options?: CallOptions): Promise<SessionPage> {
    return callJson(
      transport,
      buildCall('GET', '/v3/sessions/', { query: asked(query) }, options),
      SessionPage,
    );
  }
  return {
    list,
    /** Every session the filters fit, newest first; see everyRow about changes while reading. */
    iterate(
      query: SessionListQuery = {},
      options?: CallOptions,
    ): AsyncGenerator<SessionRow, void, undefined> {
      return everyRow(list, (row) => row.session_id, query, options);
    },
    /** Creates a session, or answers the person's unfinished one on the same workflow. */
    async create(body: SessionCreate, options?: CallOptions): Promise<SessionCreated> {
      return callJson(transport, buildCall('POST', '/v3/session/', { body }, options), SessionCreated);
    },
  };
}

const StatusUpdated = z.looseObject({ session_id: z.string() });

/** What came out of one session, and what it is to be. */
function createSessionOutcome(transport: Transport) {
  const root = '/v3/session/{sessionId}/';
  return {
    /** What Didit found, parsed, and as text exactly as received for whoever has to keep evidence. */
    async retrieveDecision(
      sessionId: string,
      options?: CallOptions,
    ): Promise<{ decision: Decision; text: string }> {
      const call = buildCall('GET', `${root}decision/`, { uuids: { sessionId } }, options);
      const { value, text } = await callText(transport, call, Decision);
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
      const call = buildCall('PATCH', `${root}update-status/`, { uuids: { sessionId }, body }, options);
      return callJson(transport, call, StatusUpdated);
    },

    /** Renders the PDF report anew; takes seconds, and its bytes differ each time. English only. */
    async generatePdf(sessionId: string, options?: CallOptions): Promise<Uint8Array> {
      const plain = buildCall('GET', `${root}generate-pdf/`, { uuids: { sessionId } }, options);
      const call = { ...plain, isPdf: true, ownLimit: 'pdf' } as const; // the literal, not any text
      const answer = await transport.send(call);
      if (answer.bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
        throw unreadableAnswer(call, answer, 'the answer is not a PDF');
      }
      // A proxy may cut an answer off and still call it complete; half a report must not pass for one.
      if (!answer.bytes.subarray(-PDF_TAIL_BYTES).toString('latin1').includes('%%EOF')) {
        throw unreadableAnswer(call, answer, 'the PDF is cut off');
      }
      return answer.bytes;
    },
  };
}
