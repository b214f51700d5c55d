import { contract, setUp } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { DoorFrame } from './DoorFrame.tsx';

const EMPTY = { code: '', name: '', email: '', password: '' };

/** Whoever installed Docket makes themselves its first administrator, with a code only they could print. */
export default function SetUpPage() {
  const navigate = useNavigate();
  const [entered, setEntered] = useState(EMPTY);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const make = useWrite(contract.setUp, {
    onSuccess: ({ user: { email } }) =>
      navigate(paths.signIn(), { replace: true, state: { email, text: 'Your account is made. Sign in.' } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = setUp.schema.body.safeParse(entered);
    setWrong(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) make.mutate({ body: parsed.data });
  };
  const field = (name: keyof typeof EMPTY, problem: string) => ({
    name,
    value: entered[name],
    problem: wrong.has(name) ? problem : undefined,
  });
  const set = (change: Partial<typeof EMPTY>) => setEntered({ ...entered, ...change });
  return (
    <DoorFrame title="Set up Docket">
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Make the first administrator. On the server, <code>docket user setup-code</code> prints a code that
          is good for an hour.
        </Typography>
        {make.error !== null && <ErrorPanel error={make.error} />}
        <LabelledInput
          {...field('code', 'Enter the setup code.')}
          label="Setup code"
          autoComplete="one-time-code"
          autoFocus
          onChange={({ target }) => set({ code: target.value })}
        />
        <LabelledInput
          {...field('name', 'Enter your name.')}
          label="Your name"
          autoComplete="name"
          onChange={({ target }) => set({ name: target.value })}
        />
        <LabelledInput
          {...field('email', 'Enter an e-mail address.')}
          label="E-mail"
          type="email"
          autoComplete="username"
          onChange={({ target }) => set({ email: target.value })}
        />
        <PasswordField
          {...field('password', 'Enter at least 12 characters.')}
          autoComplete="new-password"
          hint="At least 12 characters."
          onChange={(password) => set({ password })}
        />
        <Button type="submit" variant="contained" size="medium" loading={make.isPending}>
          Make the administrator
        </Button>
      </Box>
    </DoorFrame>
  );
}
