import {
  type BlocklistItem,
  type BlocklistTarget,
  type CaseId,
  contract,
  reasonsFor,
} from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { useReasons } from '../../session/reasons.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type Removable, TARGET_WORDS } from './blocklist-words.ts';

interface RemoveDialogProps {
  item: BlocklistItem & { caseId: string };
  removables: readonly Removable[];
  onClose: () => void;
}

/** Takes values of one case off Didit's blocklist; the note goes to the case. */
export function RemoveDialog({ item, removables, onClose }: RemoveDialogProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [targets, setTargets] = useState<readonly BlocklistTarget[]>(
    removables.flatMap(({ target }) => (target === item.type ? [target] : [])),
  );
  const fitting = reasonsFor(useReasons().reasons, 'unblock');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  // One decision for as long as the dialog is open, however often it is sent.
  const keys = useRef(new Map<string, string>());
  const remove = useWrite(contract.removeFromBlocklist, {
    onSuccess: ({ decision }) => {
      notify({
        severity: 'success',
        text:
          decision.state === 'pending_approval'
            ? 'Asked for; the values come off once a second person agrees.'
            : 'Decided; Didit is told after the undo window.',
      });
      onClose();
      return invalidate(queryClient, contract.listBlocklist, contract.getCase, contract.listChecks);
    },
  });
  const isComplete = reason !== '' && note.trim() !== '' && targets.length > 0;
  const submit = () => {
    setTried(true);
    // Didit's session ids are our case ids, as the list itself says.
    const caseId = item.caseId as CaseId;
    const body = { reason, targets: [...targets], note: note.trim() };
    const content = JSON.stringify(body);
    const key = keys.current.get(content) ?? crypto.randomUUID();
    keys.current.set(content, key);
    if (isComplete) remove.mutate({ params: { caseId }, headers: { 'idempotency-key': key }, body });
  };
  const toggle = (target: BlocklistTarget) =>
    setTargets((all) => (all.includes(target) ? all.filter((each) => each !== target) : [...all, target]));
  const name = item.sessionNumber === null ? 'this case' : `case #${item.sessionNumber}`;
  return (
    <FormDialog
      title={`Remove values of ${name}`}
      submit={{ label: 'Ask to remove', color: 'error' }}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        Didit stops declining new sessions that show these values, once a second person has agreed where the
        policy asks for one. The case keeps its status, and sessions declined meanwhile stay declined.
      </div>
      <FormControl component="fieldset" error={tried && targets.length === 0} variant="standard">
        <FormLabel component="legend" sx={{ typography: 'subtitle2', mb: 0.5 }}>
          Take off the list
        </FormLabel>
        {removables.map(({ target, label }) => (
          <FormControlLabel
            key={target}
            control={
              <Checkbox size="small" checked={targets.includes(target)} onChange={() => toggle(target)} />
            }
            label={<TargetLabel target={target} label={label} />}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
        {tried && targets.length === 0 && <Box sx={{ color: 'error.main' }}>Choose at least one value.</Box>}
      </FormControl>
      <TextField
        select
        required
        label="Reason"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && reason === ''}
        helperText={
          tried && reason === '' ? 'Choose a reason.' : fitting.find(({ key }) => key === reason)?.clause
        }
      >
        {fitting.map(({ key, label }) => (
          <MenuItem key={key} value={key}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Why"
        required
        multiline
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={tried && note.trim() === ''}
        helperText={
          tried && note.trim() === '' ? 'Say why; it is kept with the case.' : 'Kept with the case as a note.'
        }
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}

function TargetLabel({ target, label }: Removable) {
  const word = TARGET_WORDS[target];
  if (label === word) return word;
  return (
    <>
      {word}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
    </>
  );
}
