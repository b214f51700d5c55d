import type { WorkflowSummary } from '@docket/contracts';

export interface WorkflowGroup {
  /** The version new sessions use; where none is published, the newest there is. */
  readonly head: WorkflowSummary;
  /** All other versions, newest first. */
  readonly others: readonly WorkflowSummary[];
}

/** Versions of one workflow belong together; the default workflow comes first, then by name. */
export function groupWorkflows(items: readonly WorkflowSummary[]): WorkflowGroup[] {
  const byWorkflow = Map.groupBy(items, ({ workflowId }) => workflowId);
  const groups = [...byWorkflow.values()].flatMap((versions) => {
    const [newest, ...older] = versions.toSorted((a, b) => b.version - a.version);
    if (newest === undefined) return [];
    const head = versions.find(({ isLatest }) => isLatest) ?? newest;
    return [{ head, others: [newest, ...older].filter(({ uuid }) => uuid !== head.uuid) }];
  });
  return groups.toSorted(
    (a, b) =>
      Number(b.head.isDefault) - Number(a.head.isDefault) || a.head.label.localeCompare(b.head.label, 'en'),
  );
}
