import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { addSeconds, isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, Refusal } from '../http-answers.ts';
import { isUuid, newToken, newUuid, uuidFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import type { SessionRecord, WorkflowRecord } from '../records.ts';
import { emptyBlocks } from '../records.ts';
import { isScenarioSlug } from '../scenarios/slugs.ts';
import { UNFINISHED_STATUSES } from '../state-machine.ts';
import { sessionUrl } from './decision.ts';
import { refuseBlocked, refuseWithoutCredit, refuseWithoutFace } from './session-create-refusals.ts';
import { bodyProblems } from './session-create-rules.ts';
import { latestPublished } from './workflow-versions.ts';

/** `POST /v3/session/` (Didit OpenAPI: create session). */
export function registerSessionCreate(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/v3/session/', async (request, reply) => {
    const access = requireKey(sandbox, request, { resource: 'sessions', level: 'write' });
    const body = bodyOf(request);
    const problems = bodyProblems(body);
    if (problems !== null) throw new Refusal(400, problems);
    const workflow = findWorkflow(sandbox, String(body.workflow_id));
    const hidden = access.key?.workflowIds?.includes(workflow?.workflowId ?? '') === false;
    if (workflow === null || hidden) throw new Refusal(400, { workflow_id: 'Invalid workflow_id.' });
    refuseBlocked(sandbox, textOf(body.vendor_data));
    refuseWithoutCredit(sandbox);
    refuseWithoutFace(sandbox, workflow, body);
    const session = sandbox.store.transaction(
      () => reuse(sandbox, workflow, body) ?? createSession(sandbox, workflow, body),
    );
    return reply.code(201).send(createdView(sandbox, session));
  });
}

function createdView(sandbox: Sandbox, session: SessionRecord): JsonObject {
  return {
    session_id: session.id,
    session_number: session.number,
    session_token: session.token,
    url: sessionUrl(sandbox, session),
    vendor_data: session.vendorData,
    metadata: session.metadata ?? null,
    status: session.status,
    callback: session.callback,
    workflow_id: session.workflowId,
    workflow_version: session.workflowVersion,
  };
}

/** Accepts the stable id and the id of any version; the latest published version is what runs. */
function findWorkflow(sandbox: Sandbox, id: string): WorkflowRecord | null {
  if (!isUuid(id)) return null;
  const version = sandbox.store.workflows.get(id);
  return latestPublished(sandbox, version?.workflowId ?? id);
}

/** An unfinished session of the same customer on the same version is handed back with new callback and metadata. */
function reuse(sandbox: Sandbox, workflow: WorkflowRecord, body: JsonObject): SessionRecord | null {
  const vendorData = textOf(body.vendor_data);
  if (vendorData === null || vendorData === '') return null;
  const found = sandbox.store.sessions
    .all()
    .filter((session) => session.vendorData === vendorData && session.workflowUuid === workflow.uuid)
    .filter((session) => session.deletedAt === null && UNFINISHED_STATUSES.includes(session.status))
    .sort((a, b) => b.number - a.number)[0];
  if (found === undefined) return null;
  const updated = {
    ...found,
    callback: textOf(body.callback) ?? workflow.callback,
    metadata: body.metadata ?? null,
  };
  sandbox.store.sessions.put(updated);
  return updated;
}

export function createSession(sandbox: Sandbox, workflow: WorkflowRecord, body: JsonObject): SessionRecord {
  const now = sandbox.clock.now();
  const number = sandbox.store.nextNumber('session', 1001);
  const vendorData = textOf(body.vendor_data);
  const contact = isObject(body.contact_details) ? contactDetails(body.contact_details) : null;
  const slug = textOf(body.sandbox_scenario);
  const session: SessionRecord = {
    id: newUuid(),
    number,
    token: newToken(),
    status: 'Not Started',
    workflowId: workflow.workflowId,
    workflowUuid: workflow.uuid,
    workflowVersion: workflow.version,
    nodes: workflow.nodes,
    vendorData,
    diditInternalId: uuidFrom('user', vendorData ?? String(number)),
    metadata: body.metadata ?? null,
    callback: textOf(body.callback) ?? workflow.callback,
    language: textOf(body.language),
    expectedDetails: isObject(body.expected_details) ? body.expected_details : null,
    contactDetails: contact,
    createdAt: isoMicros(now),
    expiresAt: isoMicros(addSeconds(now, workflow.settings.session_expiration_time)),
    deletedAt: null,
    blocks: emptyBlocks(),
    media: {},
    reviews: [],
    events: [{ type: 'SESSION_CREATED', timestamp: isoMicros(now), node_id: null, details: null }],
    resubmit: null,
    persona: null,
    scenario: slug !== null && isScenarioSlug(slug) ? slug : null,
    flow: {},
  };
  sandbox.store.sessions.put(session);
  sandbox.store.appendLedger({
    at: session.createdAt,
    kind: 'session_created',
    session_id: session.id,
    from: null,
    to: session.status,
    comment: null,
    actor: 'API Client',
  });
  return session;
}

/** Echoed only when an e-mail or a phone was sent; then all four keys are there. */
function contactDetails(sent: JsonObject): JsonObject | null {
  const email = textOf(sent.email);
  const phone = textOf(sent.phone);
  if (email === null && phone === null) return null;
  return {
    email,
    email_lang: textOf(sent.email_lang) ?? 'en',
    send_notification_emails: sent.send_notification_emails === true,
    phone:
      phone !== null && /^\+\d{6,15}$/.test(phone.replace(/[\s-]/g, '')) ? phone.replace(/[\s-]/g, '') : null,
  };
}
