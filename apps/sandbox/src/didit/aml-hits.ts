import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireKeyThenSession, WRITE_SESSIONS } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { choiceProblem, problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { bodyOf, pathPart, queryPart, Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import type { FeatureItem, SessionRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { changeData } from '../session-edits.ts';
import { replaced } from './feature-status.ts';

const REVIEW_STATUSES = ['Unreviewed', 'Confirmed Match', 'False Positive', 'Inconclusive'];
type HitUpdate = { id: string; status: string };

/** AML hit review (Didit OpenAPI: update AML hit status). Neither feature nor session status is computed anew. */
export function registerAmlHits(app: FastifyInstance, sandbox: Sandbox): void {
  app.patch(`/v3/session/${uuidParam('sessionId')}/update-aml-hit-status/`, async (request) => {
    const { session, body } = open(sandbox, request);
    const problems = hitProblems(body);
    if (problems !== null) throw new Refusal(400, problems);
    const update = { id: String(body.hit_id), status: String(body.review_status) };
    const screening = screeningOf(session, nodeOf(request, body));
    if (!hitIds(screening).includes(update.id)) {
      throw new Refusal(404, { detail: `Hit with ID '${update.id}' not found in the AML check.` });
    }
    review(sandbox, session, screening, [update]);
    return { message: 'Hit status updated successfully', hit_id: update.id, review_status: update.status };
  });

  // All or nothing: one unknown hit refuses the whole list.
  app.patch(`/v3/session/${uuidParam('sessionId')}/bulk-update-aml-hit-status/`, async (request) => {
    const { session, body } = open(sandbox, request);
    const updates = readUpdates(body.hit_updates);
    const screening = screeningOf(session, nodeOf(request, body));
    const known = hitIds(screening);
    const missing = updates.filter((update) => !known.includes(update.id)).map((update) => update.id);
    if (missing.length > 0) throw new Refusal(404, { detail: `Hits not found: ${missing.join(', ')}` });
    review(sandbox, session, screening, updates);
    return {
      message: `Updated ${updates.length} hit(s) successfully`,
      updated_hits: updates.map((update) => update.id),
    };
  });
}

function open(sandbox: Sandbox, request: FastifyRequest): { session: SessionRecord; body: JsonObject } {
  const id = pathPart(request, 'sessionId');
  const { session } = requireKeyThenSession(sandbox, request, id, WRITE_SESSIONS, SESSION_NOT_FOUND);
  return { session, body: bodyOf(request) };
}

function hitProblems(entry: JsonObject): JsonObject | null {
  return problemsOf({
    hit_id: entry.hit_id === undefined ? REQUIRED : textProblem(entry.hit_id),
    review_status:
      entry.review_status === undefined ? REQUIRED : choiceProblem(entry.review_status, REVIEW_STATUSES),
  });
}

function readUpdates(value: Json | undefined): HitUpdate[] {
  if (value === undefined) throw new Refusal(400, { hit_updates: REQUIRED });
  if (!Array.isArray(value)) throw new Refusal(400, { hit_updates: ['Expected a list of items.'] });
  if (value.length === 0) throw new Refusal(400, { hit_updates: ['hit_updates cannot be empty'] });
  const problems = value.map((entry) =>
    isObject(entry) ? (hitProblems(entry) ?? {}) : { non_field_errors: REQUIRED },
  );
  if (problems.some((problem) => Object.keys(problem).length > 0)) {
    throw new Refusal(400, { hit_updates: problems });
  }
  return value
    .filter(isObject)
    .map((entry) => ({ id: String(entry.hit_id), status: String(entry.review_status) }));
}

function nodeOf(request: FastifyRequest, body: JsonObject): string | null {
  return textOf(body.node_id) ?? queryPart(request, 'node_id');
}

function screeningOf(session: SessionRecord, nodeId: string | null): FeatureItem {
  const screenings = session.blocks.aml_screenings ?? [];
  const found = nodeId === null ? screenings.at(-1) : screenings.find((item) => item.node_id === nodeId);
  if (found === undefined) throw new Refusal(404, { detail: 'The session does not have an AML check.' });
  return found;
}

function hitsOf(screening: FeatureItem): JsonObject[] {
  return Array.isArray(screening.hits) ? screening.hits.filter(isObject) : [];
}

function hitIds(screening: FeatureItem): string[] {
  return hitsOf(screening).map((hit) => String(hit.id));
}

function review(
  sandbox: Sandbox,
  session: SessionRecord,
  screening: FeatureItem,
  updates: HitUpdate[],
): void {
  const wanted = new Map(updates.map((update) => [update.id, update.status]));
  const before: JsonObject = {};
  const hits = hitsOf(screening).map((hit) => {
    const status = wanted.get(String(hit.id));
    if (status === undefined) return hit;
    before[String(hit.id)] = hit.review_status ?? null;
    return { ...hit, review_status: status };
  });
  changeData(sandbox, replaced(session, 'aml_screenings', screening, { ...screening, hits }), {
    at: isoMicros(sandbox.clock.now()),
    activity: {
      activity_type: 'AML_HIT_STATUS_UPDATED',
      previous_value: before,
      new_value: Object.fromEntries(wanted),
      changed_fields: ['review_status'],
      metadata: { node_id: screening.node_id },
    },
    note: () => {
      for (const { id, status } of updates) {
        noteEffect(sandbox, 'aml_hit', session.id, String(before[id] ?? ''), status, id);
      }
    },
  });
}
