import { type CaseDetail, contract } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWrite } from '../../../../api/query.ts';
import { useAnnounce } from '../../../../layout/feedback.ts';
import { FormDialog } from '../../../../ui/FormDialog.tsx';
import { useRefreshCase } from './use-claim.ts';

/** Takes the case out of a colleague's hands. They are told, with the reason. */
export function TakeOverDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const announce = useAnnounce();
  const refresh = useRefreshCase(detail.case.id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const take = useWrite(contract.takeOverCase, {
    onSuccess: () => {
      announce('You hold this case');
      onClose();
    },
    onSettled: refresh,
  });
  const isMissing = reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (!isMissing) take.mutate({ params: { caseId: detail.case.id }, body: { reason: reason.trim() } });
  };
  return (
    <FormDialog
      title={`Take the case over from ${detail.case.holder?.name ?? 'a colleague'}?`}
      submit={{ label: 'Take over' }}
      pending={take.isPending}
      error={take.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>They see it at once and can decide it no more. A draft of theirs stays with them.</div>
      <TextField
        label="Reason"
        required
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && isMissing}
        helperText={
          tried && isMissing ? 'Say why; your colleague reads it.' : 'Your colleague reads it on the case.'
        }
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
