import { LabelledInput } from '../ui/LabelledInput.tsx';

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  problem: string | undefined;
  /** A recovery code instead of the six digits of an app. */
  recovery?: boolean;
}

/** A code of an authenticator app or of the paper. Phones and password managers fill it in by its name. */
export function CodeField({ value, onChange, problem, recovery = false }: CodeFieldProps) {
  return (
    <LabelledInput
      label={recovery ? 'Recovery code' : 'Code of your authenticator app'}
      name={recovery ? 'recovery-code' : 'code'}
      autoComplete={recovery ? 'off' : 'one-time-code'}
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
      problem={problem}
      hint={recovery ? 'Sixteen letters and digits. Each works once.' : undefined}
      inputProps={{
        inputMode: recovery ? 'text' : 'numeric',
        maxLength: recovery ? 40 : 7,
        spellCheck: false,
        autoCapitalize: recovery ? 'characters' : 'off',
      }}
      sx={{ '& input': { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.08em' } }}
    />
  );
}

/** What is wrong with a code before it is sent; undefined when nothing is. */
export function codeProblem(code: string, recovery = false): string | undefined {
  const plain = code.replaceAll(/[\s-]/g, '');
  if (recovery) return plain.length === 16 ? undefined : 'Enter all sixteen letters and digits.';
  return /^\d{6}$/.test(plain) ? undefined : 'Enter the six digits.';
}
