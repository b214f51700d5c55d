import { contract, type FactorKind, type Me, type SignInProof } from '@docket/contracts';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem-error.ts';
import { CodeField, codeProblem } from '../../session/CodeField.tsx';
import { askPasskey } from '../../session/passkey.ts';

interface SecondStepProps {
  kinds: readonly FactorKind[];
  onEntered: (user: Me) => void;
  /** Back to e-mail and password. */
  onBack: () => void;
}

/** After the password: a code, a passkey, or paper. */
export function SecondStep({ kinds, onEntered, onBack }: SecondStepProps) {
  const hasApp = kinds.includes('authenticator');
  const hasPasskey = kinds.includes('passkey');
  const [isRecovery, setIsRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const enter = useMutation({
    mutationFn: async (prove: () => Promise<SignInProof>) =>
      call(contract.signInWithSecondFactor, { body: { proof: await prove() } }),
    onSuccess: ({ user }) => onEntered(user),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = codeProblem(code, isRecovery);
    setProblem(wrong);
    if (wrong === undefined)
      enter.mutate(async () => ({ kind: isRecovery ? 'recovery-code' : 'code', code }));
  };
  const passkey = () =>
    enter.mutate(async () => ({ kind: 'passkey', passkey: await askPasskey('second-factor') }));
  const turn = () => {
    setIsRecovery(!isRecovery);
    setCode('');
    setProblem(undefined);
    enter.reset();
  };
  const asksCode = hasApp || isRecovery;
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {enter.error !== null && <Alert severity="error">{wordsOf(enter.error)}</Alert>}
      {asksCode && (
        <>
          <CodeField
            key={String(isRecovery)}
            value={code}
            onChange={setCode}
            problem={problem}
            recovery={isRecovery}
          />
          <Button type="submit" variant="contained" size="medium" loading={enter.isPending}>
            Sign in
          </Button>
        </>
      )}
      {hasPasskey && !isRecovery && (
        <Button
          variant={hasApp ? 'outlined' : 'contained'}
          size="medium"
          autoFocus={!hasApp}
          loading={enter.isPending && !hasApp}
          disabled={enter.isPending}
          startIcon={<FingerprintOutlined />}
          onClick={passkey}
        >
          Use a passkey
        </Button>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mx: -1.5 }}>
        <Button color="inherit" onClick={onBack}>
          Back
        </Button>
        <Button color="inherit" onClick={turn}>
          {isRecovery ? back(hasApp) : 'Use a recovery code'}
        </Button>
      </Box>
    </Box>
  );
}

function back(hasApp: boolean): string {
  return hasApp ? 'Use the authenticator app' : 'Use a passkey';
}

function wordsOf(error: Error): string {
  const { title, detail } = problemOf(error);
  return detail ?? title;
}
