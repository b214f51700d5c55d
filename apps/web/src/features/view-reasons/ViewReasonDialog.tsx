import { type CaseId, VIEW_REASON_MINUTES } from '@docket/contracts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useViewReason } from './use-view-reason.ts';
import { ViewReasonField } from './ViewReasonField.tsx';

interface ViewReasonDialogProps {
  caseId: CaseId;
  /** What goes on once it is given, as the button says it. */
  go: string;
  onGiven: () => void;
  onClose: () => void;
}

/** Asks for the reason where a file of a case is taken without opening the case. */
export function ViewReasonDialog({ caseId, go, onGiven, onClose }: ViewReasonDialogProps) {
  const draft = useViewReason(caseId, onGiven);
  return (
    <FormDialog
      title="Say why you look at this case"
      submit={{ label: go }}
      pending={draft.pending}
      error={draft.error}
      onSubmit={draft.submit}
      onClose={onClose}
    >
      <div>
        The file holds a person’s data. The reason is kept with the case and in the audit log, and holds for{' '}
        {VIEW_REASON_MINUTES} minutes.
      </div>
      <ViewReasonField draft={draft} />
    </FormDialog>
  );
}
