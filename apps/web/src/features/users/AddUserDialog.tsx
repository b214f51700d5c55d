import { contract, createUser, type User } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type * as z from 'zod';
import { invalidate, useWrite } from '../../api/query.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { makePassword } from './make-password.ts';
import { RoleField } from './RoleField.tsx';

type NewUser = z.input<typeof createUser.schema.body>;

interface AddUserDialogProps {
  onAdded: (user: User, password: string) => void;
  onClose: () => void;
}

/** Gives somebody an account. The password is made here, so that nobody chooses one they use elsewhere. */
export function AddUserDialog({ onAdded, onClose }: AddUserDialogProps) {
  const queryClient = useQueryClient();
  const [password] = useState(() => makePassword());
  const form = useForm<NewUser>({
    resolver: zodResolver(createUser.schema.body),
    defaultValues: { name: '', email: '', role: 'reviewer', password },
  });
  const add = useWrite(contract.createUser, {
    onSuccess: ({ user }) => {
      onAdded(user, password);
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
      <div>Docket makes a password and shows it once, after the account is there.</div>
    </FormDialog>
  );
}
