import { contract, type User } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** For somebody who has lost phone and paper. */
export function ResetFactorsDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const reset = useWrite(contract.resetFactors, {
    onSuccess: ({ user: { name } }) => {
      notify({ severity: 'success', text: `${name} signs in with the password alone now.` });
      onClose();
    },
    onSettled: () => invalidate(queryClient, contract.listUsers),
  });
  return (
    <FormDialog
      title={`Reset the second factors of ${user.name}?`}
      submit={{ label: 'Reset', color: 'error' }}
      pending={reset.isPending}
      error={reset.error}
      onSubmit={() => reset.mutate({ params: { userId: user.id } })}
      onClose={onClose}
    >
      <div>
        Their authenticator app, passkeys and recovery codes end, and they are signed out everywhere. Until
        they add a new one, their password is enough. Make sure that it is really them who asks.
      </div>
    </FormDialog>
  );
}
