import type { AuditAction, WorkflowDetail, WorkflowSettings } from '@docket/contracts';
import { DiditError, type Workflow } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { auditAttempt } from '../audit/audit-attempt.ts';
import { currentVersion, readRows, versionOf } from './list-workflows.ts';
import { bodyOf, etagOf, presentDetail, settingsOf } from './workflow-settings.ts';

interface Change {
  readonly workflowId: string;
  readonly etag: string;
}

/** Creates and publishes a workflow. Errors: workflow-not-changeable with Didit's words, vendor errors. */
export async function createWorkflow(
  deps: Deps,
  actor: Actor,
  settings: WorkflowSettings,
): Promise<{ workflow: WorkflowDetail }> {
  const change = { from: null, to: settings };
  const workflow = await told(() =>
    auditAttempt(deps, actor, { action: 'workflow.created', change }, () =>
      deps.didit.workflows.create({ ...bodyOf(settings), status: 'published' }),
    ),
  );
  await record(deps, actor, 'workflow.created', workflow, change);
  return { workflow: presentDetail(workflow, workflow.version ?? 0) };
}

/**
 * Publishes changed settings as a new version; sessions that run keep theirs.
 * Errors: not-found, version-mismatch, workflow-not-changeable, vendor errors.
 */
export async function updateWorkflow(
  deps: Deps,
  actor: Actor,
  { workflowId, etag, settings }: Change & { settings: WorkflowSettings },
): Promise<{ workflow: WorkflowDetail }> {
  const before = await unchangedSince(deps, workflowId, etag);
  const { uuid } = before;
  const change = { from: settingsOf(before), to: settings };
  const workflow = await told(() =>
    auditAttempt(deps, actor, { action: 'workflow.changed', object: objectOf(uuid), change }, () =>
      deps.didit.workflows.update(uuid, { ...bodyOf(settings, before), status: 'published' }),
    ),
  );
  await record(deps, actor, 'workflow.changed', workflow, change);
  return { workflow: presentDetail(workflow, workflow.version ?? 0) };
}

/** Deletes one version at Didit for good. Errors: not-found, version-mismatch, vendor errors. */
export async function deleteWorkflow(deps: Deps, actor: Actor, { workflowId, etag }: Change): Promise<void> {
  const before = await unchangedSince(deps, workflowId, etag);
  const { uuid } = before;
  const change = { from: settingsOf(before), to: null };
  await told(() =>
    auditAttempt(deps, actor, { action: 'workflow.deleted', object: objectOf(uuid), change }, () =>
      deps.didit.workflows.delete(uuid),
    ),
  );
  await record(deps, actor, 'workflow.deleted', before, change);
}

function objectOf(uuid: string): { type: string; id: string } {
  return { type: 'workflow', id: uuid };
}

async function unchangedSince(deps: Deps, workflowId: string, etag: string): Promise<Workflow> {
  const rows = await readRows(deps);
  const workflow = await deps.didit.workflows.retrieve(versionOf(workflowId, rows).uuid);
  if (etagOf(workflow, currentVersion(workflow, rows)) !== etag) fail('version-mismatch');
  return workflow;
}

/** Didit's refusals name the setting that is wrong, in words that help the person who set it. */
async function told<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DiditError) || (error.kind !== 'validation' && error.kind !== 'conflict'))
      throw error;
    const words = [error.detail, ...Object.values(error.fields).flat()].filter((text) => text !== null);
    return fail('workflow-not-changeable', words.join(' ') || undefined, { cause: error });
  }
}

async function record(
  deps: Deps,
  actor: Actor,
  action: AuditAction,
  workflow: Workflow,
  change: { from: unknown; to: unknown },
): Promise<void> {
  const { uuid, workflow_id, workflow_label } = workflow;
  await deps.db.transaction().execute(async (trx) => {
    await appendAudit(trx, deps, actor, {
      action,
      object: objectOf(uuid),
      change,
      refs: workflow_id == null ? {} : { workflow: workflow_id },
    });
    if (workflow_id == null || workflow_label == null || action === 'workflow.deleted') return;
    const row = { workflow_id, label: workflow_label, updated_at: deps.clock() };
    await trx
      .insertInto('workflow_labels')
      .values(row)
      .onConflict((conflict) => conflict.column('workflow_id').doUpdateSet(row))
      .execute();
  });
}
