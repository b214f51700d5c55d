import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { type KeyboardEvent, useState } from 'react';
import { LabelledInput } from './LabelledInput.tsx';

interface PasswordFieldProps {
  value: string;
  onChange: (secret: string) => void;
  problem: string | undefined;
  label?: string;
  /** As it stands in a sentence: "Show password". */
  subject?: string;
  name?: string;
  hint?: string | undefined;
  /** `off` for what no password manager should keep. */
  autoComplete?: 'current-password' | 'new-password' | 'off';
  autoFocus?: boolean;
}

/** A password or another secret: dots, a look at them, and a hint while Caps Lock is on. */
export function PasswordField({
  value,
  onChange,
  problem,
  label = 'Password',
  subject = 'password',
  name = 'password',
  hint,
  autoComplete = 'current-password',
  autoFocus = false,
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <LabelledInput
      label={label}
      name={name}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      problem={problem}
      hint={capsLock ? 'Caps Lock is on.' : hint}
      // What is shown is still a secret, which no spelling service of the browser should be sent.
      inputProps={{ spellCheck: false, autoCapitalize: 'off' }}
      endAdornment={
        <InputAdornment position="end">
          {/* One name and a pressed state: a name that changes as well would say the opposite of what is. */}
          <IconButton
            aria-label={`Show ${subject}`}
            aria-pressed={shown}
            edge="end"
            onClick={() => setShown(!shown)}
          >
            {shown ? <VisibilityOffOutlined fontSize="small" /> : <VisibilityOutlined fontSize="small" />}
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
