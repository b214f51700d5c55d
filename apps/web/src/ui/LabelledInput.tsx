import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId } from 'react';

interface LabelledInputProps extends Omit<OutlinedInputProps, 'id' | 'error' | 'label'> {
  label: string;
  /** What is wrong with the value. */
  problem: string | undefined;
  /** Something worth knowing that is no error. */
  hint?: string | undefined;
}

/** A text field of its smallest parts: the door is the first thing loaded, and should open fast. */
export function LabelledInput({ label, problem, hint, ...rest }: LabelledInputProps) {
  const id = useId();
  const words = problem ?? hint;
  return (
    <FormControl fullWidth size="small" variant="outlined" error={problem !== undefined}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput
        {...rest}
        id={id}
        label={label}
        aria-describedby={words === undefined ? undefined : `${id}-words`}
      />
      <FormHelperText id={`${id}-words`} role="status" sx={{ '&:empty': { m: 0 } }}>
        {words}
      </FormHelperText>
    </FormControl>
  );
}
