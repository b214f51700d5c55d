import { type ConfirmProof, contract, FRESH_MINUTES } from '@docket/contracts';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useRead } from '../api/query.ts';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { CodeField, codeProblem } from './CodeField.tsx';
import { useMe } from './me.ts';
import { askPasskey } from './passkey.ts';

/** The second factor once more, for what a stolen sign-in must not do. */
export function ConfirmFactor({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const me = useMe();
  const factors = useRead(contract.listFactors);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const confirm = useMutation({
    mutationFn: async (prove: () => Promise<ConfirmProof>) =>
      call(contract.confirmSecondFactor, { body: { proof: await prove() } }),
    gcTime: 0,
    onSuccess: () => onAnswer(true),
  });
  const hasApp = factors.data !== undefined && factors.data.authenticator !== null;
  const hasPasskey = (factors.data?.passkeys.length ?? 0) > 0;
  const passkey = () =>
    confirm.mutate(async () => ({ kind: 'passkey', passkey: await askPasskey('confirm') }));
  const submit = () => {
    if (!hasApp) return passkey();
    const wrong = codeProblem(code);
    setProblem(wrong);
    if (wrong === undefined) confirm.mutate(async () => ({ kind: 'code', code }));
  };
  return (
    <FormDialog
      title="Confirm it is you"
      submit={{
        label: hasApp || !hasPasskey ? 'Confirm' : 'Use a passkey',
        disabled: factors.data === undefined,
      }}
      pending={confirm.isPending}
      error={confirm.error}
      onSubmit={submit}
      onClose={() => onAnswer(false)}
    >
      <div>
        You are signed in as {me.email}. What you are about to do needs your second factor again; then it goes
        on by itself, with what you typed. For {FRESH_MINUTES} minutes you are not asked again.
      </div>
      {factors.error !== null && <ErrorPanel error={factors.error} onRetry={() => void factors.refetch()} />}
      {hasApp && <CodeField value={code} onChange={setCode} problem={problem} />}
      {hasApp && hasPasskey && (
        <Button
          startIcon={<FingerprintOutlined />}
          disabled={confirm.isPending}
          onClick={passkey}
          sx={{ justifySelf: 'start', ml: -1.5 }}
        >
          Use a passkey instead
        </Button>
      )}
    </FormDialog>
  );
}
