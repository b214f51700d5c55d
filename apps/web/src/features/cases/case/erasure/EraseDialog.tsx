import {
  type CaseDetail,
  contract,
  ERASURE_BASES,
  type ErasureBasis,
  type ErasurePreview,
} from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useRead, useWrite } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';
import { ErrorPanel } from '../../../../ui/ErrorPanel.tsx';
import { FormDialog } from '../../../../ui/FormDialog.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { dayInWords } from './erasure-words.ts';

/** Asks for the person to be erased, after saying what goes, what stays and from when it is allowed. */
export function EraseDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { id: caseId } = detail.case;
  const preview = useRead(contract.getErasure, { params: { caseId } }, { staleTime: 0 });
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [basis, setBasis] = useState<ErasureBasis | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useWrite(contract.requestErasure, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Asked for. It is done when a second person agrees.' });
      onClose();
    },
    onSettled: () =>
      invalidate(queryClient, contract.getErasure, contract.listErasures, contract.countErasures),
  });
  const allowed = preview.data?.allowed.request;
  const submit = () => {
    setTried(true);
    if (basis === null || note.trim().length < 3) return;
    ask.mutate({ params: { caseId }, body: { basis, note: note.trim() } });
  };
  return (
    <FormDialog
      title="Erase this person’s data?"
      submit={{ label: 'Ask for it', color: 'error', disabled: allowed !== true }}
      pending={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {preview.error !== null && <ErrorPanel error={preview.error} />}
      {preview.data === undefined && preview.error === null && <Loading rows={4} label="Looking" />}
      {preview.data !== undefined && <WhatHappens preview={preview.data} />}
      {allowed === true && (
        <>
          <Basis value={basis} missing={tried && basis === null} onChange={setBasis} />
          <TextField
            label="Why, for the second person"
            required
            multiline
            minRows={2}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            error={tried && note.trim().length < 3}
            helperText="Erased with the person; the record keeps the reason you chose above."
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </>
      )}
    </FormDialog>
  );
}

function WhatHappens({ preview }: { preview: ErasurePreview }) {
  const { cases, allowed, keptUntil } = preview;
  const count = cases.length === 1 ? 'This case is' : `All ${cases.length} cases of this person are`;
  return (
    <>
      {allowed.request !== true && (
        <Alert severity="info" role="status">
          {allowed.request.because}
        </Alert>
      )}
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gap: 1, '& dt': { fontWeight: 540 }, '& dd': { m: 0 } }}
      >
        <dt>What goes</dt>
        <dd>
          Name, documents, contacts and all evidence; notes and reasons in words; the session at Didit.{' '}
          {count} erased. It cannot be undone.
        </dd>
        <dt>What stays, and why</dt>
        <dd>
          Statuses, who decided what when, and the audit log with its digests: the law asks for proof of what
          was done, and none of it says who the person was. Didit keeps entries of the blocklist.
        </dd>
        <dt>Duty to keep the data</dt>
        <dd>
          {preview.retentionDays} days after the last change; for this person until {dayInWords(keptUntil)}.
        </dd>
      </Box>
    </>
  );
}

interface BasisProps {
  readonly value: ErasureBasis | null;
  readonly missing: boolean;
  readonly onChange: (basis: ErasureBasis) => void;
}

function Basis({ value, missing, onChange }: BasisProps) {
  // Object.keys forgets the catalogue's own key type.
  const bases = Object.keys(ERASURE_BASES) as ErasureBasis[];
  return (
    <FormControl component="fieldset" variant="standard" error={missing}>
      <FormLabel component="legend" sx={{ typography: 'subtitle2', mb: 0.5 }}>
        Reason
      </FormLabel>
      {/* The values offered are these keys. */}
      <RadioGroup value={value} onChange={(_, next) => onChange(next as ErasureBasis)}>
        {bases.map((key) => (
          <FormControlLabel
            key={key}
            value={key}
            control={<Radio size="small" />}
            label={ERASURE_BASES[key]}
          />
        ))}
      </RadioGroup>
      {missing && <FormHelperText>Choose one.</FormHelperText>}
    </FormControl>
  );
}
