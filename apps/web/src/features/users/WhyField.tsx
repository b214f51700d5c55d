import TextField from '@mui/material/TextField';
import { AgreementNote } from '../proposals/AgreementNote.tsx';

interface WhyFieldProps {
  value: string;
  /** Somebody pressed while it was empty. */
  isMissed: boolean;
  onChange: (because: string) => void;
}

/** For a role that another administrator must agree to: that they must, and why they should. */
export function WhyField({ value, isMissed, onChange }: WhyFieldProps) {
  return (
    <>
      <AgreementNote />
      <TextField
        label="Why"
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={isMissed}
        helperText={isMissed ? 'Say why.' : 'Whoever must agree reads it.'}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </>
  );
}
