import type { FastifyInstance } from 'fastify';
import { requireKey, requireKeyThenSession } from '../auth.ts';
import { unixSeconds } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { PARTNER_APPLICATION_ID } from '../context.ts';
import { booleanProblem, problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { bodyOf, pathPart, Refusal } from '../http-answers.ts';
import { isUuid } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import type { SessionRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import type { SessionStatus } from '../state-machine.ts';
import { visibleUrl } from './decision.ts';
import { importedView, importShared } from './session-import.ts';
import { signShare, verifyShare } from './share-token.ts';
import { latestPublished } from './workflow-versions.ts';

const SHAREABLE: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review'];
const DEFAULT_TTL_SECONDS = 3600;

/** Sharing a finished session with another application, and taking one over (Didit OpenAPI: share, import-shared). */
export function registerSessionShare(app: FastifyInstance, sandbox: Sandbox): void {
  app.post(`/v3/session/${uuidParam('sessionId')}/share/`, async (request) => {
    const { session } = requireKeyThenSession(sandbox, request, pathPart(request, 'sessionId'), {
      resource: 'sessions',
      level: 'write',
      style: 'share',
    });
    const body = bodyOf(request);
    const ttl = readShare(sandbox, body);
    if (!SHAREABLE.includes(session.status)) {
      throw new Refusal(400, {
        detail: ['Only finished sessions ("Approved", "Declined", "In Review") can be shared.'],
      });
    }
    const target = String(body.for_application_id);
    const token = mintShare(sandbox, session, sandbox.applicationId, target, ttl);
    sandbox.store.transaction(() => noteEffect(sandbox, 'share', session.id, null, target));
    return { share_token: token, for_application_id: target, session_kind: 'user' };
  });

  app.post('/v3/session/import-shared/', async (request, reply) => {
    const access = requireKey(sandbox, request, { resource: 'sessions', level: 'write' });
    const body = bodyOf(request);
    const problems = problemsOf({
      share_token: body.share_token === undefined ? REQUIRED : textProblem(body.share_token),
      trust_review: body.trust_review === undefined ? REQUIRED : booleanProblem(body.trust_review),
      workflow_id: body.workflow_id === undefined ? REQUIRED : textProblem(body.workflow_id),
      vendor_data: textProblem(body.vendor_data),
    });
    if (problems !== null) throw new Refusal(400, problems);
    const claim = verifyShare(sandbox, String(body.share_token));
    if ('problem' in claim) throw new Refusal(400, { share_token: [claim.problem] });
    const workflow = isUuid(String(body.workflow_id)) ? workflowOf(sandbox, String(body.workflow_id)) : null;
    if (workflow === null) {
      throw new Refusal(404, { detail: 'Workflow does not exist for this application.' });
    }
    const session = importShared(sandbox, claim, workflow, {
      trustReview: body.trust_review === true,
      vendorData: textOf(body.vendor_data),
    });
    return reply.code(201).send({
      ...importedView(sandbox, session, claim, access),
      session_url: visibleUrl(sandbox, session, access),
    });
  });
}

/** Any version's id stands for its workflow. */
function workflowOf(sandbox: Sandbox, id: string) {
  return latestPublished(sandbox, sandbox.store.workflows.get(id)?.workflowId ?? id);
}

export function mintShare(
  sandbox: Sandbox,
  session: SessionRecord,
  from: string,
  to: string,
  ttlSeconds: number,
): string {
  const iat = unixSeconds(sandbox.clock.now());
  return signShare(sandbox, {
    session_id: session.id,
    from_application_id: from,
    for_application_id: to,
    iat,
    exp: iat + ttlSeconds,
  });
}

/** @returns the life of the token in seconds. @throws Refusal 400 */
function readShare(sandbox: Sandbox, body: JsonObject): number {
  const target = body.for_application_id;
  const problems = problemsOf({
    for_application_id: targetProblem(sandbox, target),
    ttl_in_seconds: ttlProblem(body.ttl_in_seconds),
  });
  if (problems !== null) throw new Refusal(400, problems);
  return typeof body.ttl_in_seconds === 'number' ? body.ttl_in_seconds : DEFAULT_TTL_SECONDS;
}

function targetProblem(sandbox: Sandbox, value: Json | undefined): Json | null {
  if (value === undefined) return REQUIRED;
  if (typeof value !== 'string' || !isUuid(value)) return ['Must be a valid UUID.'];
  if (value === sandbox.applicationId) return ['Cannot share a session with the same application.'];
  return value === PARTNER_APPLICATION_ID ? null : ['Target application does not exist.'];
}

function ttlProblem(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) return ['A valid integer is required.'];
  if (value < 60) return ['Ensure this value is greater than or equal to 60.'];
  return value > 86_400 ? ['Ensure this value is less than or equal to 86400.'] : null;
}
