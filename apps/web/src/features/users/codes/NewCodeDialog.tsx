import { contract, type OneTimeCode, type User } from '@docket/contracts';
import { useWrite } from '../../../api/query.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';

/** Asks before a code is made: with it, whoever holds it becomes that person. */
export function NewCodeDialog({
  user,
  onIssued,
  onClose,
}: {
  user: User;
  onIssued: (issued: OneTimeCode) => void;
  onClose: () => void;
}) {
  const issue = useWrite(contract.issuePasswordCode, { onSuccess: onIssued });
  return (
    <FormDialog
      title={`New password for ${user.name}?`}
      submit={{ label: 'Make a code' }}
      pending={issue.isPending}
      error={issue.error}
      onSubmit={() => issue.mutate({ params: { userId: user.id } })}
      onClose={onClose}
    >
      <div>
        Docket makes a one-time code with which they choose a new password. The old one works until they do;
        then they are signed out everywhere. That you made the code is on record.
      </div>
    </FormDialog>
  );
}
