import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, NOT_FOUND, pathPart, Refusal } from '../http-answers.ts';
import { newUuid } from '../ids.ts';
import { page } from '../paging.ts';
import type { WorkflowNode, WorkflowRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import type { WorkflowChange, WorkflowContext } from './workflow-rules.ts';
import { readWorkflow } from './workflow-rules.ts';
import { versionsOf } from './workflow-versions.ts';
import { workflowRow, workflowView } from './workflow-view.ts';

const READ = { resource: 'workflows', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'workflows', level: 'write' } as const; // a Need, literally

const MAX_WORKFLOWS = 50;

const DEFAULT_SETTINGS: WorkflowRecord['settings'] = {
  is_white_label_enabled: false,
  is_desktop_allowed: false,
  max_retry_attempts: 3,
  retry_window_days: 7,
  face_liveness_max_attempts: 3,
  face_match_max_attempts: 3,
  session_expiration_time: 604_800,
};

/** `/v3/workflows/` (Didit OpenAPI: workflows). */
export function registerWorkflows(app: FastifyInstance, sandbox: Sandbox): void {
  const onePath = `/v3/workflows/${uuidParam('uuid')}/`;
  const find = (uuid: string): WorkflowRecord => {
    const record = sandbox.store.workflows.get(uuid);
    if (record === undefined) throw new Refusal(404, NOT_FOUND);
    return record;
  };

  app.get('/v3/workflows/', async (request) => {
    requireKey(sandbox, request, READ);
    const rows = sandbox.store.workflows.all().sort((a, b) => b.number - a.number);
    return page(sandbox, request, rows, (record) => workflowRow(sandbox, record));
  });

  app.post('/v3/workflows/', async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const change = readWorkflow(bodyOf(request), true, rulesOf(sandbox));
    const groups = new Set(sandbox.store.workflows.all().map((record) => record.workflowId));
    if (groups.size >= MAX_WORKFLOWS) {
      throw new Refusal(400, { detail: `You can create up to ${MAX_WORKFLOWS} workflows per application.` });
    }
    const record = sandbox.store.transaction(() => createWorkflow(sandbox, change));
    return reply.code(201).send(workflowView(sandbox, record));
  });

  app.get(onePath, async (request) => {
    requireKey(sandbox, request, READ);
    return workflowView(sandbox, find(pathPart(request, 'uuid')));
  });

  app.patch(onePath, async (request) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    const change = readWorkflow(bodyOf(request), false, rulesOf(sandbox));
    return workflowView(
      sandbox,
      sandbox.store.transaction(() => updateWorkflow(sandbox, record, change)),
    );
  });

  // One version is gone for good; its sessions keep their results.
  app.delete(onePath, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    sandbox.store.transaction(() => {
      sandbox.store.workflows.remove(record.uuid);
      note(sandbox, record, null);
    });
    return reply.code(204).send();
  });
}

function rulesOf(sandbox: Sandbox): WorkflowContext {
  return {
    dialect: sandbox.profile.read().dialect,
    hasQuestionnaire: (uuid) => sandbox.store.questionnaires.get(uuid) !== undefined,
  };
}

export function createWorkflow(sandbox: Sandbox, change: WorkflowChange, fixedUuid?: string): WorkflowRecord {
  const at = isoMicros(sandbox.clock.now());
  const uuid = fixedUuid ?? newUuid();
  const status = change.status ?? 'published';
  const nodes: WorkflowNode[] = change.nodes ?? [];
  const record: WorkflowRecord = {
    uuid,
    workflowId: uuid,
    label: change.label ?? 'ID Verification',
    version: 1,
    status,
    isDefault: change.isDefault ?? false,
    nodes,
    settings: { ...DEFAULT_SETTINGS, ...change.settings },
    workflowType: change.workflowType ?? null,
    callback: null,
    createdBy: { name: 'API Client', email: null, type: 'api_key' },
    createdAt: at,
    updatedAt: at,
    publishedAt: status === 'published' ? at : null,
    number: sandbox.store.nextNumber('workflow', 1),
  };
  return save(sandbox, record, null);
}

/** Didit OpenAPI: update workflow, versioning table. @throws Refusal 400 */
function updateWorkflow(sandbox: Sandbox, record: WorkflowRecord, change: WorkflowChange): WorkflowRecord {
  if (record.status === 'published' && change.status === 'draft') {
    throw new Refusal(400, { status: ['Cannot revert a published version to draft.'] });
  }
  const at = isoMicros(sandbox.clock.now());
  const edited: WorkflowRecord = {
    ...record,
    label: change.label ?? record.label,
    isDefault: change.isDefault ?? record.isDefault,
    nodes: change.nodes ?? record.nodes,
    workflowType: change.workflowType ?? record.workflowType ?? null,
    settings: { ...record.settings, ...change.settings },
    updatedAt: at,
  };
  if (record.status === 'draft') {
    if (change.status === 'draft') return save(sandbox, edited, record);
    return save(sandbox, { ...edited, status: 'published', publishedAt: at }, record);
  }
  if (change.status !== 'published') return save(sandbox, edited, record);
  const versions = versionsOf(sandbox, record.workflowId);
  for (const draft of versions.filter((version) => version.status === 'draft')) {
    sandbox.store.workflows.remove(draft.uuid);
  }
  const version = Math.max(...versions.map((other) => other.version)) + 1;
  const number = sandbox.store.nextNumber('workflow', 1);
  return save(
    sandbox,
    { ...edited, uuid: newUuid(), version, number, createdAt: at, publishedAt: at },
    record,
  );
}

/** There is one default workflow at most. */
function save(sandbox: Sandbox, record: WorkflowRecord, before: WorkflowRecord | null): WorkflowRecord {
  if (record.isDefault) {
    for (const other of sandbox.store.workflows.all()) {
      if (other.isDefault && other.uuid !== record.uuid)
        sandbox.store.workflows.put({ ...other, isDefault: false });
    }
  }
  sandbox.store.workflows.put(record);
  note(sandbox, before, record);
  return record;
}

function note(sandbox: Sandbox, before: WorkflowRecord | null, after: WorkflowRecord | null): void {
  const tell = (record: WorkflowRecord | null) =>
    record === null ? null : `${record.label} v${record.version} (${record.uuid})`;
  sandbox.store.appendLedger({
    at: isoMicros(sandbox.clock.now()),
    kind: 'workflow',
    session_id: null,
    from: tell(before),
    to: tell(after),
    comment: null,
    actor: 'API Client',
  });
}
