import { contract, createUser, isRoleGrant, type OneTimeCode, type User } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type * as z from 'zod';
import { invalidate, useWrite } from '../../api/query.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useTellWaits } from '../proposals/use-tell-waits.ts';
import { RoleField } from './RoleField.tsx';
import { WhyField } from './WhyField.tsx';

type NewUser = z.input<typeof createUser.schema.body>;

interface AddUserDialogProps {
  /** There is another administrator, who must agree to some roles. */
  hasSecondAdmin: boolean;
  onAdded: (user: User, invitation: OneTimeCode) => void;
  onClose: () => void;
}

/** Gives somebody an account. They choose their password themselves, with a code that is shown once. */
export function AddUserDialog({ hasSecondAdmin, onAdded, onClose }: AddUserDialogProps) {
  const queryClient = useQueryClient();
  const form = useForm<NewUser>({
    resolver: zodResolver(createUser.schema.body),
    defaultValues: { name: '', email: '', role: 'reviewer' },
  });
  const tellWaits = useTellWaits();
  const add = useWrite(contract.createUser, {
    onSuccess: (answer) => {
      if ('user' in answer) onAdded(answer.user, answer.invitation);
      else {
        tellWaits();
        onClose();
      }
      return invalidate(queryClient, contract.listUsers);
    },
  });
  const { errors, isSubmitted } = form.formState;
  const waits = hasSecondAdmin && isRoleGrant(null, { role: form.watch('role'), state: 'active' });
  const because = form.watch('because') ?? '';
  const isSilent = waits && because.trim() === '';
  const submit = ({ because: _, ...account }: NewUser) => {
    if (!isSilent) add.mutate({ body: waits ? { ...account, because } : account });
  };
  return (
    <FormDialog
      title="Add a user"
      submit={{ label: waits ? 'Ask for it' : 'Add user' }}
      pending={add.isPending}
      error={add.error}
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
      onClose={onClose}
    >
      <TextField
        {...form.register('name')}
        label="Name"
        autoComplete="off"
        autoFocus
        required
        sx={{ mt: 1 }}
        error={errors.name !== undefined}
        helperText={errors.name && 'Enter a name of 1 to 120 letters.'}
      />
      <TextField
        {...form.register('email')}
        label="E-mail"
        type="email"
        autoComplete="off"
        required
        error={errors.email !== undefined}
        helperText={errors.email ? 'Enter an e-mail address.' : 'They sign in with it.'}
      />
      <RoleField
        value={form.watch('role')}
        because={null}
        onChange={(role) => form.setValue('role', role, { shouldDirty: true })}
      />
      {waits && (
        <WhyField
          value={because}
          isMissed={isSubmitted && isSilent}
          onChange={(text) => form.setValue('because', text === '' ? undefined : text)}
        />
      )}
      <div>
        Docket makes a one-time code with which they choose their password
        {waits && '; who agrees is shown it'}.
      </div>
    </FormDialog>
  );
}
