import { contract, type WorkflowSummary } from '@docket/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Deletes one version at Didit, if it is still the one the list shows. */
export function DeleteDialog({ workflow, onClose }: { workflow: WorkflowSummary; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const { uuid, label, version, isLatest, updatedAt } = workflow;
  const remove = useMutation({
    mutationFn: async () => {
      // The list carries no etag, so it is asked for now; a version changed since the list was read is refused.
      const { workflow: now } = await call(contract.getWorkflow, { params: { workflowId: uuid } });
      const etag = now.uuid === uuid && now.updatedAt === updatedAt ? now.etag : 'changed-since-listed';
      await call(contract.deleteWorkflow, {
        params: { workflowId: uuid },
        headers: { 'if-match': `"${etag}"` },
      });
    },
    onSuccess: () => {
      notify({ severity: 'success', text: `Version ${version} of “${label}” is deleted at Didit.` });
      onClose();
      return invalidate(queryClient, contract.listWorkflows);
    },
  });
  return (
    <FormDialog
      title={`Delete version ${version} of “${label}”?`}
      submit={{ label: `Delete version ${version}`, color: 'error' }}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <div>
        Didit deletes it for good. Sessions that ran with it keep their results.
        {isLatest &&
          ' New customers are invited with this version: after it is gone, the next older published version is used, and without one nobody can be invited with this workflow.'}
      </div>
    </FormDialog>
  );
}
