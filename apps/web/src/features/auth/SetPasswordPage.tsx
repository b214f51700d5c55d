import { contract, setPassword } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useWrite } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { DoorFrame } from './DoorFrame.tsx';

/** Whoever was given a one-time code chooses their own password. The code stands behind `#`, which no server is sent. */
export default function SetPasswordPage() {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [code, setCode] = useState(decodeURIComponent(hash.slice(1)));
  const [password, setTyped] = useState('');
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const choose = useWrite(contract.setPassword, {
    onSuccess: ({ email }) =>
      navigate(paths.signIn(), { replace: true, state: { email, text: 'Your password is set. Sign in.' } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = setPassword.schema.body.safeParse({ code, password });
    setWrong(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) choose.mutate({ body: parsed.data });
  };
  return (
    <DoorFrame title="Choose your password">
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          An administrator gave you a one-time code. It is good once; afterwards you sign in with the password
          you choose here.
        </Typography>
        {choose.error !== null && <ErrorPanel error={choose.error} />}
        <LabelledInput
          label="One-time code"
          name="code"
          autoComplete="one-time-code"
          autoFocus={code === ''}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          problem={wrong.has('code') ? 'Enter the code you were given.' : undefined}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          autoFocus={code !== ''}
          hint="At least 12 characters."
          value={password}
          onChange={setTyped}
          problem={wrong.has('password') ? 'Enter at least 12 characters.' : undefined}
        />
        <Button type="submit" variant="contained" size="medium" loading={choose.isPending}>
          Set password
        </Button>
      </Box>
    </DoorFrame>
  );
}
