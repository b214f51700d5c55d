import { contract, type FactorKind, type Me, signIn } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import type * as z from 'zod';
import { problemOf } from '../../api/problem-error.ts';
import { useWrite } from '../../api/query.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';

export type Credentials = z.input<typeof signIn.schema.body>;

/** E-mail and password. The answer to a wrong one is always the same, so that nobody learns who has an account. */
export function SignInForm({
  filled,
  onEntered,
  onSecondStep,
}: {
  filled: Credentials;
  onEntered: (user: Me) => void;
  onSecondStep: (kinds: FactorKind[]) => void;
}) {
  const [entered, setEntered] = useState(filled);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const enter = useWrite(contract.signIn, {
    onSuccess: (answer) => ('user' in answer ? onEntered(answer.user) : onSecondStep(answer.secondFactors)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = signIn.schema.body.safeParse(entered);
    setWrong(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) enter.mutate({ body: parsed.data });
  };
  const isFilled = filled.email !== '';
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {enter.error !== null && <Alert severity="error">{problemOf(enter.error).title}</Alert>}
      <LabelledInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={!isFilled}
        value={entered.email}
        onChange={(event) => setEntered({ ...entered, email: event.target.value })}
        problem={wrong.has('email') ? 'Enter an e-mail address.' : undefined}
      />
      <PasswordField
        value={entered.password}
        onChange={(password) => setEntered({ ...entered, password })}
        problem={wrong.has('password') ? 'Enter your password.' : undefined}
      />
      <Button type="submit" variant="contained" size="medium" loading={enter.isPending} autoFocus={isFilled}>
        Sign in
      </Button>
    </Box>
  );
}
