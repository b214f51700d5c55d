import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { problemOf } from '../../../api/problem-error.ts';
import { useWrite } from '../../../api/query.ts';
import { CodeField, codeProblem } from '../../../session/CodeField.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import { useFactorsChanged } from './use-factors-changed.ts';

interface AddAuthenticatorDialogProps {
  started: { readonly secret: string; readonly uri: string };
  /** With the recovery codes that come with a first factor. */
  onAdded: (codes: string[] | null) => void;
  onClose: () => void;
}

/** Picture, key in letters, and the first code that proves the app has it. */
export function AddAuthenticatorDialog({ started, onAdded, onClose }: AddAuthenticatorDialogProps) {
  const changed = useFactorsChanged();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const confirm = useWrite(contract.confirmAuthenticator, {
    onSuccess: async ({ recoveryCodes }) => {
      await changed();
      onAdded(recoveryCodes);
    },
  });
  const isWrong = confirm.error !== null && problemOf(confirm.error).code === 'wrong-second-factor';
  const submit = () => {
    const wrong = codeProblem(code);
    setProblem(wrong);
    if (wrong === undefined) confirm.mutate({ body: { code } });
  };
  return (
    <FormDialog
      title="Add an authenticator app"
      submit={{ label: 'Add' }}
      pending={confirm.isPending}
      error={isWrong ? null : confirm.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: '168px minmax(0, 1fr)',
          gap: 2.5,
          alignItems: 'center',
        }}
      >
        <QrCode text={started.uri} label="QR code for your authenticator app" size={168} />
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <div>Scan the picture with your authenticator app, or type this key into it:</div>
          <Box component="code" sx={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
            <CopyText text={started.secret} shown={inFours(started.secret)} label="the key" wraps />
          </Box>
        </Box>
      </Box>
      <div>Then enter the six digits it shows. That code is used up by this; the next one signs you in.</div>
      <CodeField
        value={code}
        onChange={(next) => {
          setCode(next);
          setProblem(undefined);
          if (isWrong) confirm.reset();
        }}
        problem={isWrong ? problemOf(confirm.error).detail : problem}
      />
    </FormDialog>
  );
}

/** Letters in groups are typed with fewer mistakes. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
