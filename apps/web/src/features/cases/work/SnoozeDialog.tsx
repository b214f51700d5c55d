import { contract, MOST_SNOOZE_DAYS } from '@docket/contracts';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { dayOf } from '../../../ui/date-style.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { instantInWords } from '../../../ui/format.ts';
import { SNOOZES, type Snooze, wakesAt } from './snooze-moments.ts';
import { casesInWords, useEach, type WorkedCase } from './use-each.ts';

const LABELS: Record<Snooze, string> = {
  hour: 'For an hour',
  tomorrow: 'Until tomorrow, 9:00',
  day: 'Until a day, 9:00',
};

/** Puts cases to sleep, or wakes those that sleep. */
export default function SnoozeDialog({
  rows,
  onClose,
}: {
  rows: readonly WorkedCase[];
  onClose: () => void;
}) {
  const [choice, choose] = useState<Snooze>('hour');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [waking, setWaking] = useState(false);
  const done = () => (waking ? 'Woken' : 'Snoozed');
  const each = useEach({ rows, done, onClose });
  const until = wakesAt(choice, day, Date.now());
  const submit = () => {
    setTried(true);
    setWaking(false);
    if (until === null) return;
    const said = note.trim();
    const body = { until: until.toISOString(), ...(said === '' ? {} : { note: said }) };
    each.mutate((row) => call(contract.snoozeCase, { ...about(row), body }));
  };
  const sleeping = rows.filter(({ snoozedUntil }) => snoozedUntil !== null);
  const isMissing = tried && until === null;
  return (
    <FormDialog
      title={`Snooze ${casesInWords(rows)}`}
      submit={{ label: 'Snooze' }}
      pending={each.isPending}
      error={each.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        Until then nobody is given it. Its deadline runs on, and a change at Didit wakes it. Your hold on it
        ends.
      </div>
      <RadioGroup
        aria-label="How long"
        value={choice}
        onChange={({ target }) => choose(SNOOZES.find((one) => one === target.value) ?? 'hour')}
      >
        {SNOOZES.map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            label={LABELS[one]}
            control={<Radio size="small" autoFocus={one === 'hour'} />}
          />
        ))}
      </RadioGroup>
      {choice === 'day' && <DayField day={day} until={until} isMissing={isMissing} onDay={setDay} />}
      <TextField
        label="Note"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        helperText="Why; colleagues read it on the case."
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {rows.length === 1 && sleeping.length === 1 && (
        <Button
          color="inherit"
          variant="outlined"
          disabled={each.isPending}
          onClick={() => {
            setWaking(true);
            each.mutate((row) => call(contract.wakeCase, about(row)));
          }}
          sx={{ justifySelf: 'start' }}
        >
          Wake it now
        </Button>
      )}
    </FormDialog>
  );
}

interface DayFieldProps {
  day: string;
  until: Date | null;
  isMissing: boolean;
  onDay: (day: string) => void;
}

function DayField({ day, until, isMissing, onDay }: DayFieldProps) {
  const now = Date.now();
  return (
    <TextField
      label="Day"
      type="date"
      value={day}
      onChange={({ target }) => onDay(target.value)}
      error={isMissing}
      helperText={
        isMissing ? `A day from tomorrow on, at most ${MOST_SNOOZE_DAYS} days ahead.` : whenInWords(until)
      }
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { min: dayOf(now, 1), max: dayOf(now, MOST_SNOOZE_DAYS - 1) },
      }}
    />
  );
}

function about({ id, version }: WorkedCase) {
  return { params: { caseId: id }, headers: { 'if-match': `"${version}"` } };
}

function whenInWords(until: Date | null): string {
  return until === null ? ' ' : instantInWords(until.toISOString());
}
