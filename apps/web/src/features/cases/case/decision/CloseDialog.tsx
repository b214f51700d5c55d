import { ClosingNote, contract, type Decision } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';
import { FormDialog } from '../../../../ui/FormDialog.tsx';
import { useRefreshCase } from '../header/use-claim.ts';
import { OUTCOME_WORDS } from './decision-words.ts';

/** How a decision ended whose sending nobody could tell the end of, in the words of who has looked. */
export function CloseDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const refresh = useRefreshCase(decision.caseId);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const close = useWrite(contract.closeDecision, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Closed; the case can be decided again.' });
      onClose();
    },
    // Also after a refusal: then it counts as confirmed, or somebody else has closed it.
    onSettled: () => Promise.all([refresh(), invalidate(queryClient, contract.getDecision)]),
  });
  const { data: text, success: isGiven } = ClosingNote.safeParse(note);
  const submit = () => {
    setTried(true);
    if (isGiven) close.mutate({ params: { decisionId: decision.id }, body: { note: text } });
  };
  return (
    <FormDialog
      title={`Close “${OUTCOME_WORDS[decision.outcome].act}”?`}
      submit={{ label: 'Close decision' }}
      pending={close.isPending}
      error={close.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>{decision.because}</div>
      <div>
        Didit is asked once more before. If it has this decision after all, it counts as confirmed and is not
        closed.
      </div>
      <TextField
        label="What you found at Didit"
        required
        autoFocus
        multiline
        minRows={3}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={tried && !isGiven}
        helperText={
          tried && !isGiven
            ? 'Say what you found; nobody else can tell later how it ended.'
            : 'Kept with the decision, and shown in the timeline.'
        }
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
