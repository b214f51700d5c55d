import type { FastifyInstance } from 'fastify';
import { requireKeyThenSession, WRITE_SESSIONS } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { choiceProblem, problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { bodyOf, pathPart, Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import { textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import type { BlockName, FeatureItem, SessionRecord } from '../records.ts';
import { BLOCK_NAMES } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { changeData } from '../session-edits.ts';

const CHOICES = ['Approved', 'Declined', 'In Review'] as const;

/** Didit answers with the name of its own model (Didit OpenAPI: update feature status). */
const MODEL_NAMES: Record<BlockName, string> = {
  id_verifications: 'KYC',
  nfc_verifications: 'NFC',
  liveness_checks: 'Face',
  face_matches: 'FaceMatch',
  phone_verifications: 'Phone',
  email_verifications: 'Email',
  poa_verifications: 'POA',
  document_ai_documents: 'DocumentAI',
  questionnaire_responses: 'Questionnaire',
  aml_screenings: 'AML',
  ip_analyses: 'IPAnalysis',
  database_validations: 'DatabaseValidation',
};

/** `PATCH /v3/session/{id}/features/{nodeId}/update-status/`: one step changes, the session's status does not. */
export function registerFeatureStatus(app: FastifyInstance, sandbox: Sandbox): void {
  app.patch(`/v3/session/${uuidParam('sessionId')}/features/:nodeId/update-status/`, async (request) => {
    const id = pathPart(request, 'sessionId');
    const { session } = requireKeyThenSession(sandbox, request, id, WRITE_SESSIONS, SESSION_NOT_FOUND);
    const body = bodyOf(request);
    const problems = problemsOf({
      new_status: body.new_status === undefined ? REQUIRED : choiceProblem(body.new_status, CHOICES),
      comment: textProblem(body.comment),
    });
    if (problems !== null) throw new Refusal(400, problems);
    const status = CHOICES.find((choice) => choice === body.new_status) ?? 'In Review';
    const found = findFeature(session, pathPart(request, 'nodeId'));
    if (found.item.status === status) {
      throw new Refusal(400, { new_status: 'The new status is the same as the current status.' });
    }
    const { block, item } = found;
    const at = isoMicros(sandbox.clock.now());
    changeData(sandbox, replaced(session, block, item, { ...item, status }), {
      activity: {
        activity_type: block === 'aml_screenings' ? 'AML_STATUS_UPDATED' : 'COMMENT',
        comment: textOf(body.comment),
        previous_value: { status: item.status },
        new_value: { status },
        changed_fields: ['status'],
        metadata: { node_id: item.node_id, feature_type: MODEL_NAMES[block] },
      },
      at,
      note: () =>
        noteEffect(
          sandbox,
          'feature',
          session.id,
          `${item.node_id}: ${item.status}`,
          status,
          textOf(body.comment),
        ),
    });
    return {
      session_id: session.id,
      node_id: item.node_id,
      feature_type: MODEL_NAMES[block],
      new_status: status,
    };
  });
}

/** `default` stands for the only step of a workflow without a graph; here it is the first one. */
function findFeature(session: SessionRecord, nodeId: string): { block: BlockName; item: FeatureItem } {
  for (const block of BLOCK_NAMES) {
    const items = session.blocks[block] ?? [];
    const item = nodeId === 'default' ? items[0] : items.find((one) => one.node_id === nodeId);
    if (item !== undefined) return { block, item };
  }
  throw new Refusal(404, { detail: `No feature found with node_id '${nodeId}' in this session.` });
}

export function replaced(
  session: SessionRecord,
  block: BlockName,
  before: FeatureItem,
  after: FeatureItem,
): SessionRecord {
  const items = (session.blocks[block] ?? []).map((item) => (item === before ? after : item));
  return { ...session, blocks: { ...session.blocks, [block]: items } };
}
