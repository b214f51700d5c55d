import { contract, type Reason } from '@docket/contracts';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

interface PutInForceDialogProps {
  /** The version the changes were made over. */
  version: number;
  reasons: readonly Reason[];
  changes: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** All changes become one new version, with its reason. */
export function PutInForceDialog({ version, reasons, changes, onDone, onClose }: PutInForceDialogProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const change = useWrite(contract.changeReasons, {
    onSuccess: ({ catalogue }) => {
      notify({ severity: 'success', text: `Version ${catalogue.version} is in force.` });
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
      title={`Put version ${version + 1} in force?`}
      submit={{ label: 'Put in force' }}
      pending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
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
