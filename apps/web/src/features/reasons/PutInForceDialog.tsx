import { contract, type Reason } from '@docket/contracts';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { AgreementNote } from '../proposals/AgreementNote.tsx';
import { useTellWaits } from '../proposals/use-tell-waits.ts';

interface PutInForceDialogProps {
  /** The version the changes were made over. */
  version: number;
  reasons: readonly Reason[];
  changes: readonly string[];
  /** What is asked for here waits for an administrator. */
  needsAgreement: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** All changes become one new version, with its reason. */
export function PutInForceDialog(props: PutInForceDialogProps) {
  const { version, reasons, changes, needsAgreement, onDone, onClose } = props;
  const queryClient = useQueryClient();
  const notify = useNotify();
  const tellWaits = useTellWaits();
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const change = useWrite(contract.changeReasons, {
    onSuccess: (answer) => {
      if ('proposal' in answer) tellWaits();
      else notify({ severity: 'success', text: `Version ${answer.catalogue.version} is in force.` });
      onDone();
      onClose();
    },
    onSettled: () => invalidate(queryClient, contract.getReasons, contract.getReasonHistory),
  });
  const isMissing = because.trim() === '';
  const submit = () => {
    setTried(true);
    if (isMissing) return;
    change.mutate({
      headers: { 'if-match': `"${version}"` },
      body: { reasons: [...reasons], because: because.trim() },
    });
  };
  return (
    <FormDialog
      title={needsAgreement ? 'Ask for these changes?' : `Put version ${version + 1} in force?`}
      submit={{ label: needsAgreement ? 'Ask for it' : 'Put in force' }}
      pending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {needsAgreement && <AgreementNote />}
      <div>What was decided keeps the version it was made under.</div>
      <Box component="ul" aria-label="Changes" sx={{ m: 0, pl: 2.5, maxHeight: 240, overflowY: 'auto' }}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Box>
      <TextField
        label="Why"
        required
        autoFocus
        value={because}
        onChange={({ target }) => setBecause(target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? 'Say why; it is kept with the version.' : 'Kept with the version.'}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
