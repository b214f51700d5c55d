import { contract, type WorkflowSettings } from '@docket/contracts';
import { useRead } from '../../../../../api/query.ts';
import { may, useMe } from '../../../../../session/me.ts';

/**
 * Limits of the case's workflow as they are in force now; undefined while unknown. They explain a score but
 * decide nothing here, so a failure to read them leaves the score without limits instead of breaking the tab.
 */
export function useThresholds(workflowId: string | null): WorkflowSettings | undefined {
  const wanted = may(useMe(), 'workflow:view') && workflowId !== null;
  const options = { staleTime: 300_000, retry: false } as const;
  const list = useRead(contract.listWorkflows, {}, { ...options, enabled: wanted });
  const versions = list.data?.items.filter((workflow) => workflow.workflowId === workflowId) ?? [];
  const uuid = (versions.find(({ isLatest }) => isLatest) ?? versions[0])?.uuid;
  const detail = useRead(
    contract.getWorkflow,
    { params: { workflowId: uuid ?? '' } },
    { ...options, enabled: uuid !== undefined },
  );
  return detail.data?.workflow.settings;
}
