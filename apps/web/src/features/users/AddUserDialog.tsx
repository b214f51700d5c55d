import { contract, createUser, type OneTimeCode, type User } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type * as z from 'zod';
import { invalidate, useWrite } from '../../api/query.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RoleField } from './RoleField.tsx';

type NewUser = z.input<typeof createUser.schema.body>;

interface AddUserDialogProps {
  onAdded: (user: User, invitation: OneTimeCode) => void;
  onClose: () => void;
}

/** Gives somebody an account. They choose their password themselves, with a code that is shown once. */
export function AddUserDialog({ onAdded, onClose }: AddUserDialogProps) {
  const queryClient = useQueryClient();
  const form = useForm<NewUser>({
    resolver: zodResolver(createUser.schema.body),
    defaultValues: { name: '', email: '', role: 'reviewer' },
  });
  const add = useWrite(contract.createUser, {
    onSuccess: ({ user, invitation }) => {
      onAdded(user, invitation);
      return invalidate(queryClient, contract.listUsers);
    },
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title="Add a user"
      submit={{ label: 'Add user' }}
      pending={add.isPending}
      error={add.error}
      onSubmit={(event) => void form.handleSubmit((body) => add.mutate({ body }))(event)}
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
      <div>Docket makes a one-time code with which they choose their password.</div>
    </FormDialog>
  );
}
