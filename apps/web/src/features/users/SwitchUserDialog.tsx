import type { User } from '@docket/contracts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useChangeUser } from './use-change-user.ts';

/** Disables an account, or lets it in again. */
export function SwitchUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { change, pending, error } = useChangeUser(user, onClose);
  const isActive = user.state === 'active';
  return (
    <FormDialog
      title={isActive ? `Disable ${user.name}?` : `Enable ${user.name}?`}
      submit={isActive ? { label: 'Disable', color: 'error' } : { label: 'Enable' }}
      pending={pending}
      error={error}
      onSubmit={() => change({ state: isActive ? 'disabled' : 'active' })}
      onClose={onClose}
    >
      <div>
        {isActive
          ? 'They are signed out everywhere at once, and the cases they hold go back to the queue. What they did stays on record. You can enable them again.'
          : 'They can sign in again with the password they have, in the role they had.'}
      </div>
    </FormDialog>
  );
}
