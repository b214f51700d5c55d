import type { Sandbox } from '../context.ts';
import type { WorkflowRecord } from '../records.ts';

/** All versions of a workflow, newest first. */
export function versionsOf(sandbox: Sandbox, workflowId: string): WorkflowRecord[] {
  return sandbox.store.workflows
    .all()
    .filter((record) => record.workflowId === workflowId)
    .sort((a, b) => b.version - a.version);
}

/** New sessions run the latest published version. */
export function latestPublished(sandbox: Sandbox, workflowId: string): WorkflowRecord | null {
  return versionsOf(sandbox, workflowId).find((record) => record.status === 'published') ?? null;
}
