import { contract, type Proposal } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { titleOf } from './proposal-words.ts';
import { answerTo, useReadAnew } from './use-answer.ts';

/** The second administrator refuses, and says why. */
export function RefuseDialog({ item, onClose }: { item: Proposal; onClose: () => void }) {
  const notify = useNotify();
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const refuse = useWrite(contract.refuseProposal, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Refused; nothing was changed.' });
      onClose();
    },
    onSettled: useReadAnew(),
  });
  const isMissing = answer.trim() === '';
  const submit = () => {
    setTried(true);
    if (!isMissing) refuse.mutate({ ...answerTo(item), body: { answer: answer.trim() } });
  };
  return (
    <FormDialog
      title={`Refuse this change? ${titleOf(item.change)}`}
      submit={{ label: 'Refuse' }}
      pending={refuse.isPending}
      error={refuse.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>Nothing is changed. It can be asked for again.</div>
      <TextField
        label="Why"
        required
        autoFocus
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? 'Say why.' : `${item.maker.name} reads it.`}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
