import { REASON_OUTCOMES, type Reason, type ReasonOutcome } from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { Faults } from './reason-form.ts';
import { OUTCOME_TITLES } from './reason-words.ts';

interface ReasonFieldsProps {
  values: Reason;
  isNew: boolean;
  faults: Faults;
  onChange: (more: Partial<Reason>) => void;
}

/** The fields of a reason, in the order in which one thinks of them. */
export function ReasonFields({ values, isNew, faults, onChange }: ReasonFieldsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 2, px: 3 }}>
      <TextField
        label="Label"
        required
        autoFocus
        value={values.label}
        onChange={({ target }) => onChange({ label: target.value })}
        error={faults.label !== undefined}
        helperText={
          faults.label ?? (isNew ? 'What colleagues read.' : 'Reword it only; a new meaning is a new reason.')
        }
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <TextField
        label="Key"
        required
        value={values.key}
        onChange={({ target }) => onChange({ key: target.value })}
        error={faults.key !== undefined}
        helperText={faults.key ?? (isNew ? 'Stays in the records for good.' : 'Never changes.')}
        slotProps={{ htmlInput: { maxLength: 60, readOnly: !isNew } }}
      />
      <GivenFor values={values} faults={faults} onChange={onChange} />
      <TextField
        label="Policy clause"
        required
        value={values.clause}
        onChange={({ target }) => onChange({ clause: target.value })}
        error={faults.clause !== undefined}
        helperText={faults.clause ?? 'Where your own policy says so.'}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <CustomerText values={values} faults={faults} onChange={onChange} />
      <div>
        <Toggle
          label="Needs a note"
          on={values.needsNote}
          onChange={(needsNote) => onChange({ needsNote })}
        />
        <Toggle
          label="Needs a second person"
          on={values.needsSecondPerson}
          fault={faults.needsSecondPerson}
          onChange={(needsSecondPerson) => onChange({ needsSecondPerson })}
        />
        {!isNew && (
          <Toggle
            label="Retired: kept for the record, not given any more"
            on={values.retired}
            onChange={(retired) => onChange({ retired })}
          />
        )}
      </div>
    </Box>
  );
}

type PartProps = Pick<ReasonFieldsProps, 'values' | 'faults' | 'onChange'>;

function GivenFor({ values, faults, onChange }: PartProps) {
  const toggle = (outcome: ReasonOutcome, on: boolean) =>
    onChange({
      outcomes: REASON_OUTCOMES.filter((one) => (one === outcome ? on : values.outcomes.includes(one))),
    });
  return (
    <FormControl component="fieldset" variant="standard" error={faults.outcomes !== undefined}>
      <FormLabel component="legend" sx={{ typography: 'subtitle2' }}>
        Given for
      </FormLabel>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {REASON_OUTCOMES.map((outcome) => (
          <FormControlLabel
            key={outcome}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0.5 }}
                checked={values.outcomes.includes(outcome)}
                onChange={(_, on) => toggle(outcome, on)}
              />
            }
            label={OUTCOME_TITLES[outcome]}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
      {faults.outcomes !== undefined && <FormHelperText sx={{ mx: 0 }}>{faults.outcomes}</FormHelperText>}
    </FormControl>
  );
}

function CustomerText({ values: { customerText }, faults, onChange }: PartProps) {
  return (
    <div>
      <Toggle
        label="Internal: the customer never learns of it"
        on={customerText === null}
        onChange={(internal) => onChange({ customerText: internal ? null : '' })}
      />
      {customerText !== null && (
        <TextField
          label="What the customer may read"
          required
          fullWidth
          multiline
          minRows={2}
          value={customerText}
          onChange={({ target }) => onChange({ customerText: target.value })}
          error={faults.customerText !== undefined}
          helperText={
            faults.customerText ?? 'A fact about what they sent. Never a list, a suspicion or a check.'
          }
          slotProps={{ htmlInput: { maxLength: 300 } }}
          sx={{ mt: 1 }}
        />
      )}
    </div>
  );
}

interface ToggleProps {
  label: string;
  on: boolean;
  fault?: string | undefined;
  onChange: (on: boolean) => void;
}

function Toggle({ label, on, fault, onChange }: ToggleProps) {
  return (
    <FormControl error={fault !== undefined} sx={{ display: 'flex' }}>
      <FormControlLabel
        control={<Switch size="small" checked={on} onChange={(_, next) => onChange(next)} />}
        label={label}
        slotProps={{ typography: { variant: 'body2' } }}
      />
      {fault !== undefined && <FormHelperText sx={{ mx: 0 }}>{fault}</FormHelperText>}
    </FormControl>
  );
}
