import { type Connection, contract } from '@docket/contracts';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { fieldProblem, problemOf } from '../../../api/problem-error.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { ChangeProblem } from '../ChangeProblem.tsx';
import { useConnectionChange, useSeen } from '../use-connection-change.ts';

const OVERLAPS = [
  { hours: 0, words: 'Not at all: it has leaked' },
  { hours: 1, words: 'For 1 hour' },
  { hours: 24, words: 'For 1 day' },
  { hours: 72, words: 'For 3 days' },
  { hours: 168, words: 'For 7 days' },
] as const;
const LEAST_LETTERS = 16;

interface RotateDialogProps {
  connection: Connection;
  onSaved: (after: Connection) => void;
  onClose: () => void;
}

/** A new webhook secret: made by Didit, or already made in its console. */
export function RotateDialog({ connection, onSaved, onClose }: RotateDialogProps) {
  const { seen, headers, catchUp } = useSeen(connection);
  const [from, setFrom] = useState<'didit' | 'console'>('didit');
  const [secret, setSecret] = useState('');
  const [overlapHours, setOverlapHours] = useState(24);
  const [isShort, setIsShort] = useState(false);
  const rotate = useConnectionChange(contract.rotateWebhookSecret, onSaved);
  const isHidden = rotate.error !== null && problemOf(rotate.error).code === 'webhook-secret-hidden';
  const submit = () => {
    const wrong = from === 'console' && secret.trim().length < LEAST_LETTERS;
    setIsShort(wrong);
    if (wrong) return;
    rotate.mutate({
      headers,
      body: { overlapHours, ...(from === 'console' ? { secret: secret.trim() } : {}) },
    });
  };
  return (
    <FormDialog
      title="Rotate the webhook secret"
      submit={{ label: 'Rotate' }}
      pending={rotate.isPending}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        aria-label="Where the new secret comes from"
        value={from}
        onChange={(_, value) => {
          setFrom(value === 'console' ? 'console' : 'didit');
          rotate.reset();
        }}
      >
        <FormControlLabel
          value="didit"
          control={<Radio size="small" />}
          label="Have Didit make one: a new destination takes the place of the present one"
        />
        <FormControlLabel
          value="console"
          control={<Radio size="small" />}
          label="I rotated it in Didit’s console and have it here"
        />
      </RadioGroup>
      {from === 'console' && (
        <PasswordField
          label="New secret"
          subject="secret"
          name="webhook-secret"
          autoComplete="off"
          autoFocus
          value={secret}
          onChange={(next) => {
            setSecret(next);
            setIsShort(false);
            rotate.reset();
          }}
          problem={
            isShort
              ? 'Enter the whole secret, as the console shows it.'
              : fieldProblem(rotate.error, '/body/secret')
          }
          hint="Stored encrypted and never shown again."
        />
      )}
      <TextField
        select
        label="Go on accepting the secret before"
        value={overlapHours}
        onChange={({ target }) => setOverlapHours(Number(target.value))}
        helperText="What Didit has not delivered yet is still signed with it."
        sx={{ mt: 1 }}
      >
        {OVERLAPS.map(({ hours, words }) => (
          <MenuItem key={hours} value={hours}>
            {words}
          </MenuItem>
        ))}
      </TextField>
      <ChangeProblem
        error={rotate.error}
        seen={seen}
        present={connection}
        onGoOn={() => {
          catchUp();
          rotate.reset();
        }}
        fields={['/body/secret']}
      />
      {isHidden && <div>Copy the secret from the console and choose the second way above.</div>}
    </FormDialog>
  );
}
