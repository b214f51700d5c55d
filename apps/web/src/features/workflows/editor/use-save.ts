import { contract, type WorkflowDetail, type WorkflowSettings } from '@docket/contracts';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { useNotify } from '../../../layout/feedback.ts';
import { paths } from '../../../paths.ts';

interface SaveHandle {
  readonly save: UseMutationResult<WorkflowDetail, Error, WorkflowSettings>;
  /** Reads the workflow anew after somebody else has changed it. */
  readonly reload: UseMutationResult<WorkflowDetail, Error, void>;
}

/** Publishes settings: of a new workflow, or over the version that was opened. */
export function useSave(
  opened: WorkflowDetail | null,
  then: { onSaved: () => void; onReloaded: (fresh: WorkflowDetail) => void },
): SaveHandle {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const save = useMutation({
    mutationFn: async (body: WorkflowSettings) => {
      if (opened === null) return (await call(contract.createWorkflow, { body })).workflow;
      const headers = { 'if-match': `"${opened.etag}"` };
      return (await call(contract.updateWorkflow, { params: { workflowId: opened.uuid }, headers, body }))
        .workflow;
    },
    onSuccess: async ({ uuid, label, version }) => {
      then.onSaved();
      notify({ severity: 'success', text: `Version ${version} of “${label}” is published.` });
      await invalidate(queryClient, contract.listWorkflows);
      // Publishing makes a version with an address of its own; the old one is history.
      await navigate(paths.workflow(uuid), { replace: true });
    },
  });
  const reload = useMutation({
    mutationFn: async () => {
      if (opened === null) throw new Error('A workflow that is not saved yet cannot be reloaded');
      // Their change is a version of its own; whoever edits an old version on purpose stays with that one.
      const workflowId = opened.isLatest ? opened.workflowId : opened.uuid;
      return (await call(contract.getWorkflow, { params: { workflowId } })).workflow;
    },
    onSuccess: (fresh) => {
      save.reset();
      then.onReloaded(fresh);
    },
  });
  return { save, reload };
}
