import { type CaseDetail, contract } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useRead, useWrite } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';
import { ErrorPanel } from '../../../../ui/ErrorPanel.tsx';
import { FormDialog } from '../../../../ui/FormDialog.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { dayInWords } from './erasure-words.ts';

/** Sets a legal hold on the person, or releases the one that is set. */
export function HoldDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { id: caseId } = detail.case;
  const preview = useRead(contract.getErasure, { params: { caseId } }, { staleTime: 0 });
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const hold = preview.data?.hold ?? null;
  const change = useWrite(contract.setLegalHold, {
    onSuccess: (now) => {
      notify({ severity: 'success', text: now.hold === null ? 'Legal hold released' : 'Legal hold set' });
      onClose();
    },
    onSettled: () => invalidate(queryClient, contract.getErasure),
  });
  const isMissing = reason.trim().length < 3;
  const submit = () => {
    setTried(true);
    if (!isMissing)
      change.mutate({ params: { caseId }, body: { held: hold === null, reason: reason.trim() } });
  };
  return (
    <FormDialog
      title={hold === null ? 'Set a legal hold?' : 'Release the legal hold?'}
      submit={{ label: hold === null ? 'Set hold' : 'Release', disabled: preview.data === undefined }}
      pending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {preview.error !== null && <ErrorPanel error={preview.error} />}
      {preview.data === undefined && preview.error === null && <Loading rows={2} label="Looking" />}
      <div>
        {hold === null
          ? 'While it is set, nobody can erase this person, in none of their cases.'
          : `Set by ${hold.by.name} on ${dayInWords(hold.at)}: ${hold.reason ?? ''}`}
      </div>
      <TextField
        label="Reason"
        required
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && isMissing}
        helperText="Such as the court and its reference. It is kept sealed with the person’s data."
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
