import { contract, signIn } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router';
import type * as z from 'zod';
import { problemOf } from '../../api/problem-error.ts';
import { keyOf, useWrite } from '../../api/query.ts';
import { safeReturn, startOf } from '../../session/me.ts';
import { PasswordField } from './PasswordField.tsx';

export type Credentials = z.input<typeof signIn.schema.body>;

/** E-mail and password. The answer to a wrong one is always the same, so that nobody learns who has an account. */
export function SignInForm({ filled }: { filled: Credentials }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  const form = useForm<Credentials>({ resolver: zodResolver(signIn.schema.body), defaultValues: filled });
  const enter = useWrite(contract.signIn, {
    onSuccess: ({ user }) => {
      // What the last person saw must not be read by this one, so only the new sign-in stays in memory.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== contract.getEnvironment.url });
      queryClient.setQueryData(keyOf(contract.getMe, {}), { user });
      void navigate(safeReturn(params.get('return')) ?? startOf(user), { replace: true });
    },
  });
  const { errors } = form.formState;
  const isFilled = filled.email !== '';
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void form.handleSubmit((body) => enter.mutate({ body }))(event)}
      sx={{ display: 'grid', gap: 2 }}
    >
      {enter.error !== null && <Alert severity="error">{problemOf(enter.error).title}</Alert>}
      <TextField
        {...form.register('email')}
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus={!isFilled}
        error={errors.email !== undefined}
        helperText={errors.email && 'Enter an e-mail address.'}
      />
      <PasswordField field={form.register('password')} problem={errors.password && 'Enter your password.'} />
      <Button type="submit" variant="contained" size="medium" loading={enter.isPending} autoFocus={isFilled}>
        Sign in
      </Button>
    </Box>
  );
}
