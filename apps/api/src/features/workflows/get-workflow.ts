import type { WorkflowDetail } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { isLatest, readRows } from './list-workflows.ts';
import { presentDetail } from './workflow-settings.ts';

/** One version with its settings. Errors: not-found, vendor errors. */
export async function getWorkflow(
  deps: Deps,
  { uuid }: { uuid: string },
): Promise<{ workflow: WorkflowDetail }> {
  const workflow = await deps.didit.workflows.retrieve(uuid);
  return { workflow: presentDetail(workflow, isLatest(workflow, await readRows(deps))) };
}
