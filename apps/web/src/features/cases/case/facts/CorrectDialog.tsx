import {
  type CaseDetail,
  CORRECTED_VALUES,
  CORRECTION_REASONS,
  type CorrectableField,
  CorrectionReason,
  contract,
  DOCUMENT_CODES,
  type FieldRow,
  GENDER_CODES,
} from '@docket/contracts';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { invalidate, useWrite } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';
import { FormDialog } from '../../../../ui/FormDialog.tsx';

interface CorrectDialogProps {
  detail: CaseDetail;
  row: FieldRow;
  target: CorrectableField;
  onClose: () => void;
}

/** Another value for one that was read wrongly. It is kept here with what stood there before, then told to Didit. */
export function CorrectDialog({ detail, row, target, onClose }: CorrectDialogProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [value, setValue] = useState(codeOf(target));
  const [reason, setReason] = useState<CorrectionReason>('misread');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const keyFor = useKeyPerContent();
  const correct = useWrite(contract.correctCase, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Kept; Didit is told.' });
      onClose();
    },
    onSettled: () => invalidate(queryClient, contract.getCase),
  });
  const problem = problemOf(target, value);
  const submit = () => {
    setTried(true);
    if (problem !== null) return;
    const body = {
      changes: [{ field: target.field, value: value.trim() }],
      reason,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    correct.mutate({
      params: { caseId: detail.case.id },
      headers: { 'if-match': `"${detail.version}"`, 'idempotency-key': keyFor(JSON.stringify(body)) },
      body,
    });
  };
  return (
    <FormDialog
      title={`Correct: ${row.label}`}
      submit={{ label: 'Correct' }}
      pending={correct.isPending}
      error={correct.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        Read from the document: <strong>{target.value ?? 'nothing'}</strong>. What is corrected here stays on
        record with what stood there before, and whoever corrects may not be the second person on this case.
      </div>
      <ValueField target={target} value={value} onChange={setValue} problem={tried ? problem : null} />
      <Suggestions row={row} target={target} onUse={setValue} />
      <TextField
        select
        label="Reason"
        value={reason}
        onChange={(event) => setReason(CorrectionReason.parse(event.target.value))}
      >
        {CorrectionReason.options.map((key) => (
          <MenuItem key={key} value={key}>
            {CORRECTION_REASONS[key]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Note (optional)"
        multiline
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}

/** The same content is the same correction, however often it is sent. */
function useKeyPerContent(): (content: string) => string {
  const last = useRef<{ content: string; key: string } | null>(null);
  return (content) => {
    if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
    return last.current.key;
  };
}

const CHOICES: Partial<Record<CorrectableField['kind'], Record<string, string>>> = {
  gender: GENDER_CODES,
  documentType: DOCUMENT_CODES,
};
const HINTS: Partial<Record<CorrectableField['kind'], string>> = {
  date: 'Year-month-day, as 2031-12-31.',
  country: 'Three letters, as ESP.',
};

/** Decisions show kinds of documents by name; the form chooses codes. */
function codeOf({ kind, value }: CorrectableField): string {
  const choices = CHOICES[kind];
  if (choices === undefined) return value ?? '';
  return Object.keys(choices).find((code) => code === value || choices[code] === value) ?? '';
}

function problemOf(target: CorrectableField, value: string): string | null {
  const parsed = CORRECTED_VALUES[target.kind].safeParse(value.trim());
  if (!parsed.success)
    return `The value ${parsed.error.issues[0]?.message ?? 'does not have the right form'}.`;
  return parsed.data === codeOf(target) ? 'This is what Didit has already.' : null;
}

interface ValueFieldProps {
  target: CorrectableField;
  value: string;
  onChange: (value: string) => void;
  problem: string | null;
}

function ValueField({ target, value, onChange, problem }: ValueFieldProps) {
  const choices = CHOICES[target.kind];
  return (
    <TextField
      label="Right value"
      required
      autoFocus
      select={choices !== undefined}
      value={value}
      onChange={(event) =>
        onChange(target.kind === 'country' ? event.target.value.toUpperCase() : event.target.value)
      }
      error={problem !== null}
      helperText={problem ?? HINTS[target.kind]}
      slotProps={{ htmlInput: { maxLength: 255 } }}
    >
      {Object.entries(choices ?? {}).map(([code, label]) => (
        <MenuItem key={code} value={code}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** What the other sources say, to take over instead of typing it; codes of menus are chosen in the menu. */
function Suggestions({
  row,
  target,
  onUse,
}: {
  row: FieldRow;
  target: CorrectableField;
  onUse: (value: string) => void;
}) {
  const others = [
    ['Expected', row.expected],
    ['MRZ', row.mrz],
    ['Chip', row.chip],
  ] as const;
  const usable = others.filter(
    ([, value]) => value !== null && value !== target.value && problemOf(target, value) === null,
  );
  if (CHOICES[target.kind] !== undefined || usable.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, mt: -1 }}>
      {usable.map(([source, value]) => (
        <Chip
          key={source}
          size="small"
          variant="outlined"
          label={`${source}: ${value}`}
          onClick={() => onUse(value ?? '')}
        />
      ))}
    </Box>
  );
}
