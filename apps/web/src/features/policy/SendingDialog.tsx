import { contract } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

const WORDS = {
  pause: {
    title: 'Pause sending to Didit?',
    label: 'Pause sending',
    effect:
      'What is decided from now on stays queued and can be taken back. What has left already goes its way.',
  },
  resume: {
    title: 'Resume sending to Didit?',
    label: 'Resume sending',
    effect: 'Everything that is queued is sent within seconds.',
  },
} as const;

/** Pauses or resumes, with the reason that everybody reads. */
export function SendingDialog({ paused, onClose }: { paused: boolean; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const options = { onSuccess: onClose, onSettled: () => invalidate(queryClient, contract.getSending) };
  const pause = useWrite(contract.pauseSending, options);
  const resume = useWrite(contract.resumeSending, options);
  const write = paused ? resume : pause;
  const { title, label, effect } = WORDS[paused ? 'resume' : 'pause'];
  const isMissing = because.trim() === '';
  return (
    <FormDialog
      title={title}
      submit={{ label }}
      pending={write.isPending}
      error={write.error}
      onSubmit={() => {
        setTried(true);
        if (!isMissing) write.mutate({ body: { because: because.trim() } });
      }}
      onClose={onClose}
    >
      <div>{effect}</div>
      <TextField
        label="Why"
        required
        autoFocus
        value={because}
        onChange={({ target }) => setBecause(target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? 'Say why; everybody reads it.' : 'Kept with the switch.'}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
