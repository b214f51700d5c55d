import type { Connection } from '@docket/contracts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { AccountFields } from './AccountFields.tsx';
import { StepSwitch } from './StepSwitch.tsx';
import { useNewAccount } from './use-new-account.ts';

interface AccountDialogProps {
  connection: Connection;
  onSaved: (after: Connection) => void;
  onClose: () => void;
}

/** Opens another account at Didit and takes its key into use. */
export function AccountDialog({ connection, onSaved, onClose }: AccountDialogProps) {
  const account = useNewAccount(connection, onSaved);
  return (
    <FormDialog
      title="Open a new Didit account"
      submit={{
        label: account.submitLabel,
        color: account.step === 'code' && account.leavesCases ? 'error' : 'primary',
      }}
      pending={account.pending}
      error={null}
      onSubmit={account.submit}
      onClose={onClose}
    >
      <div>
        Didit sends a code to this address. With it Docket gets the key of the new account and uses it from
        then on.
      </div>
      <AccountFields account={account} autoFocus />
      <StepSwitch account={account} />
    </FormDialog>
  );
}
