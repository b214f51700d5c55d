import type { Check, Reason } from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { CheckMark } from '../../../../../../ui/CheckMark.tsx';
import type { DraftStep } from '../draft.ts';

interface StepRowProps {
  check: Check;
  /** The first thing Didit said about the step: usually the reason to redo it. */
  said: string | null;
  reasons: readonly Reason[];
  chosen: DraftStep | undefined;
  /** null: not to be redone. */
  onChange: (next: Pick<DraftStep, 'reason'> | null) => void;
}

/** A step of the session; once chosen it may have a reason of its own. */
export function StepRow({ check, said, reasons, chosen, onChange }: StepRowProps) {
  const name = `Reason for ${check.label}`;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1.5, typography: 'body2' }}
    >
      <FormControlLabel
        sx={{ mr: 'auto', '& .MuiFormControlLabel-label': { typography: 'body2' } }}
        label={
          <>
            {check.label}
            {said !== null && (
              <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', display: 'block' }}>
                {said}
              </Box>
            )}
          </>
        }
        control={
          <Checkbox
            size="small"
            sx={{ py: 0.25 }}
            checked={chosen !== undefined}
            onChange={(_, on) => onChange(on ? { reason: null } : null)}
          />
        }
      />
      {chosen !== undefined && (
        <TextField
          select
          size="small"
          value={chosen.reason ?? ''}
          onChange={({ target }) => onChange({ reason: target.value === '' ? null : target.value })}
          slotProps={{
            select: {
              displayEmpty: true,
              SelectDisplayProps: { 'aria-label': name },
              MenuProps: { slotProps: { list: { 'aria-label': name } } },
            },
          }}
          sx={{ width: 220, '& .MuiSelect-select': { py: 0.5, typography: 'body2' } }}
        >
          <MenuItem value="">Reason below</MenuItem>
          {reasons.map(({ key, label }) => (
            <MenuItem key={key} value={key}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
      <CheckMark state={check.state} label={check.status} />
    </Box>
  );
}
