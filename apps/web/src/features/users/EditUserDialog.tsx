import { type Allowed, isRoleGrant, type User } from '@docket/contracts';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { roleChange } from './permission-words.ts';
import { RoleField } from './RoleField.tsx';
import { useChangeUser } from './use-change-user.ts';
import { WhyField } from './WhyField.tsx';

interface EditUserDialogProps {
  user: User;
  allowed: Allowed;
  /** There is an administrator who could agree to another role of theirs, and therefore must. */
  hasSecondAdmin: boolean;
  onClose: () => void;
}

/** Changes a name or a role, and says what the new role gains and loses. */
export function EditUserDialog({ user, allowed, hasSecondAdmin, onClose }: EditUserDialogProps) {
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role);
  const { change, pending, error } = useChangeUser(user, onClose);
  const { gains, loses } = roleChange(user.role, role);
  const isChanged = name.trim() !== user.name || role !== user.role;
  const isComplete = name.trim() !== '';
  const waits = hasSecondAdmin && isRoleGrant(user, { role, state: user.state });
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const isSilent = waits && because.trim() === '';
  const submit = () => {
    setTried(true);
    if (isSilent) return;
    change({
      ...(name.trim() === user.name ? {} : { name: name.trim() }),
      ...(role === user.role ? {} : { role }),
      ...(waits ? { because: because.trim() } : {}),
    });
  };
  return (
    <FormDialog
      title={`Edit ${user.name}`}
      submit={{ label: waits ? 'Ask for it' : 'Save', disabled: !isChanged || !isComplete }}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={!isComplete}
        helperText={isComplete ? undefined : 'Enter a name.'}
        slotProps={{ htmlInput: { maxLength: 120 } }}
        sx={{ mt: 1 }}
      />
      <RoleField value={role} because={allowed === true ? null : allowed.because} onChange={setRole} />
      {role !== user.role && (
        <Box sx={{ display: 'grid', gap: 0.5 }}>
          {gains.length > 0 && <div>Gains: {gains.join(' · ')}</div>}
          {loses.length > 0 && <div>Loses: {loses.join(' · ')}</div>}
          {loses.includes('Claim and release cases') && <div>Cases they hold go back to the queue.</div>}
        </Box>
      )}
      {waits && <WhyField value={because} isMissed={tried && isSilent} onChange={setBecause} />}
    </FormDialog>
  );
}
