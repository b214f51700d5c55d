import { type CaseOutcome, type ReasonKey, reasonsFor } from '@docket/contracts';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import Typography from '@mui/material/Typography';
import { KeyHint } from '../../../../../ui/KeyHint.tsx';

interface ReasonPickerProps {
  outcome: CaseOutcome;
  value: ReasonKey | null;
  onPick: (reason: ReasonKey | null) => void;
}

/** Reasons of the catalogue that fit the outcome; the first nine answer to their digit. */
export function ReasonPicker({ outcome, value, onPick }: ReasonPickerProps) {
  const reasons = reasonsFor(outcome);
  return (
    <Box role="group" aria-label="Reason" sx={{ flex: '3 1 520px', minWidth: 0 }}>
      <Typography variant="subtitle2" component="h3" sx={{ pb: 0.75 }}>
        Reason {outcome === 'approve' ? '(optional)' : ''}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {reasons.map(({ key, label }, index) => (
          <ToggleButton
            key={key}
            value={key}
            size="small"
            selected={value === key}
            // Focus goes where the next key is expected; the evidence keeps its place above.
            autoFocus={index === 0}
            color="primary"
            onClick={() => onPick(value === key ? null : key)}
            sx={{
              textTransform: 'none',
              fontWeight: 450,
              py: 0.25,
              px: 1,
              minHeight: 30,
              color: 'text.primary',
              '& kbd': { ml: 0, mr: 0.75 },
            }}
          >
            {index < 9 && <KeyHint keys={String(index + 1)} />}
            {label}
          </ToggleButton>
        ))}
      </Box>
    </Box>
  );
}
