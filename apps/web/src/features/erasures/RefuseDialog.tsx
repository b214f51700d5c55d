import { contract, type Erasure } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** The second person refuses, or whoever asked takes it back. */
export function RefuseDialog({
  item,
  isOwn,
  onClose,
}: {
  item: Erasure;
  isOwn: boolean;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const refuse = useWrite(contract.refuseErasure, {
    onSuccess: () => {
      notify({ severity: 'success', text: isOwn ? 'Taken back' : 'Refused; nothing was erased' });
      onClose();
    },
    onSettled: () =>
      invalidate(queryClient, contract.listErasures, contract.countErasures, contract.getErasure),
  });
  const isMissing = note.trim().length < 3;
  const submit = () => {
    setTried(true);
    if (!isMissing) refuse.mutate({ params: { erasureId: item.id }, body: { note: note.trim() } });
  };
  return (
    <FormDialog
      title={isOwn ? 'Take the request back?' : 'Refuse to erase this person?'}
      submit={{ label: isOwn ? 'Take back' : 'Refuse' }}
      pending={refuse.isPending}
      error={refuse.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>Nothing is erased. It can be asked for again.</div>
      <TextField
        label="Why"
        required
        autoFocus
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? 'Say why.' : 'Whoever asked reads it.'}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
