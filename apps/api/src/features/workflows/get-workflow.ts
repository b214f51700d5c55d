import type { WorkflowDetail } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { currentVersion, readRows, versionOf } from './list-workflows.ts';
import { presentDetail } from './workflow-settings.ts';

/** One workflow with its settings. Errors: not-found, vendor errors. */
export async function getWorkflow(
  deps: Deps,
  { workflowId }: { workflowId: string },
): Promise<{ workflow: WorkflowDetail }> {
  const rows = await readRows(deps);
  const workflow = await deps.didit.workflows.retrieve(versionOf(workflowId, rows).uuid);
  return { workflow: presentDetail(workflow, currentVersion(workflow, rows)) };
}
