import { isRoleGrant, type User } from '@docket/contracts';
import { useState } from 'react';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useChangeUser } from './use-change-user.ts';
import { WhyField } from './WhyField.tsx';

/** Disables an account, or lets it in again. */
export function SwitchUserDialog({
  user,
  hasSecondAdmin,
  onClose,
}: {
  user: User;
  /** There is an administrator who could agree to letting them in again, and therefore must for some roles. */
  hasSecondAdmin: boolean;
  onClose: () => void;
}) {
  const { change, pending, error } = useChangeUser(user, onClose);
  const isActive = user.state === 'active';
  const state = isActive ? 'disabled' : 'active';
  const waits = hasSecondAdmin && isRoleGrant(user, { role: user.role, state });
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const isSilent = waits && because.trim() === '';
  const submit = () => {
    setTried(true);
    if (!isSilent) change({ state, ...(waits ? { because: because.trim() } : {}) });
  };
  return (
    <FormDialog
      title={isActive ? `Disable ${user.name}?` : `Enable ${user.name}?`}
      submit={isActive ? { label: 'Disable', color: 'error' } : { label: waits ? 'Ask for it' : 'Enable' }}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        {isActive
          ? 'They are signed out everywhere at once, and the cases they hold go back to the queue. What they did stays on record. You can enable them again.'
          : 'They can sign in again with the password they have, in the role they had.'}
      </div>
      {waits && <WhyField value={because} isMissed={tried && isSilent} onChange={setBecause} />}
    </FormDialog>
  );
}
