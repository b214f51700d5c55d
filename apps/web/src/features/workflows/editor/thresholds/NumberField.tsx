import TextField from '@mui/material/TextField';

interface NumberFieldProps {
  label: string;
  /** null: the field is empty, which `onChange` gets too. */
  value: number | null;
  min: number;
  max: number;
  problem: string | undefined;
  hint?: string;
  readOnly: boolean;
  onChange: (value: number | null) => void;
}

/** A whole number typed by hand. What is out of range is kept and named, never silently corrected. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, problem, hint, readOnly, onChange } = props;
  return (
    <TextField
      type="number"
      label={label}
      value={value === null || Number.isNaN(value) ? '' : value}
      error={problem !== undefined}
      helperText={problem ?? hint}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      slotProps={{
        htmlInput: { min, max, step: 1, inputMode: 'numeric', readOnly },
        inputLabel: { shrink: true },
      }}
      sx={{ '& input': { fontVariantNumeric: 'tabular-nums' } }}
    />
  );
}
