import { contract, POLICY_RULES, type Policy, PolicyRule } from '@docket/contracts';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { AgreementNote } from '../proposals/AgreementNote.tsx';
import { useTellWaits } from '../proposals/use-tell-waits.ts';

const MOST_HOURS = 720;
const MOST_UNDO = 60;

interface PolicyDialogProps {
  policy: Policy;
  /** What is asked for here waits for an administrator. */
  needsAgreement: boolean;
  onClose: () => void;
}

/** A new version of the policy, over the one that was on screen. */
export function PolicyDialog({ policy, needsAgreement, onClose }: PolicyDialogProps) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const tellWaits = useTellWaits();
  const [rules, setRules] = useState<ReadonlySet<PolicyRule>>(new Set(policy.rules));
  const [hours, setHours] = useState(String(policy.expiryHours));
  const [blind, setBlind] = useState(policy.blind);
  const [undo, setUndo] = useState(policy.undoSeconds === null ? '' : String(policy.undoSeconds));
  const [because, setBecause] = useState('');
  const [tried, setTried] = useState(false);
  const change = useWrite(contract.changePolicy, {
    onSuccess: (answer) => {
      if ('proposal' in answer) tellWaits();
      else notify({ severity: 'success', text: `Version ${answer.policy.version} is in force.` });
      onClose();
    },
    onSettled: () => invalidate(queryClient, contract.getPolicy),
  });
  const expiryHours = Number(hours);
  const isSpan = Number.isInteger(expiryHours) && expiryHours >= 1 && expiryHours <= MOST_HOURS;
  const undoSeconds = undo.trim() === '' ? null : Number(undo);
  const isUndo =
    undoSeconds === null || (Number.isInteger(undoSeconds) && undoSeconds >= 0 && undoSeconds <= MOST_UNDO);
  const submit = () => {
    setTried(true);
    if (!isSpan || !isUndo || because.trim() === '') return;
    change.mutate({
      headers: { 'if-match': `"${policy.version}"` },
      body: {
        rules: PolicyRule.options.filter((rule) => rules.has(rule)),
        expiryHours,
        blind,
        undoSeconds,
        because: because.trim(),
      },
    });
  };
  const toggle = (rule: PolicyRule) => {
    const next = new Set(rules);
    if (!next.delete(rule)) next.add(rule);
    setRules(next);
  };
  return (
    <FormDialog
      title="Change the policy"
      submit={{ label: needsAgreement ? 'Ask for it' : 'Put in force' }}
      pending={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {needsAgreement && <AgreementNote />}
      <div>Decisions on their way keep version {policy.version}, under which they were made.</div>
      <FormControl component="fieldset" variant="standard">
        <FormLabel component="legend" sx={{ typography: 'subtitle2', mb: 0.5 }}>
          A second person is needed when
        </FormLabel>
        <FormGroup>
          {PolicyRule.options.map((rule) => (
            <FormControlLabel
              key={rule}
              control={<Checkbox size="small" checked={rules.has(rule)} onChange={() => toggle(rule)} />}
              label={POLICY_RULES[rule]}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </FormGroup>
      </FormControl>
      <TextField
        label="Lapses after, in hours"
        value={hours}
        onChange={({ target }) => setHours(target.value)}
        error={tried && !isSpan}
        helperText={tried && !isSpan ? `A whole number from 1 to ${MOST_HOURS}.` : 'Without a second person.'}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
      <FormControlLabel
        control={<Checkbox size="small" checked={blind} onChange={(_, on) => setBlind(on)} />}
        label="Checked blind: the second person chooses an outcome before they see the first one’s"
        slotProps={{ typography: { variant: 'body2' } }}
      />
      <TextField
        label="May be taken back for, in seconds"
        value={undo}
        onChange={({ target }) => setUndo(target.value)}
        error={tried && !isUndo}
        helperText={
          tried && !isUndo
            ? `A whole number from 0 to ${MOST_UNDO}, or nothing.`
            : 'Of every decision, before Didit is told. Empty: as the server is set.'
        }
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
      />
      <TextField
        label="Why"
        required
        value={because}
        onChange={({ target }) => setBecause(target.value)}
        error={tried && because.trim() === ''}
        helperText={
          tried && because.trim() === '' ? 'Say why; it is kept with the version.' : 'Kept with the version.'
        }
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
