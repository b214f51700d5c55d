import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { type KeyboardEvent, useState } from 'react';
import { LabelledInput } from './LabelledInput.tsx';

interface PasswordFieldProps {
  value: string;
  onChange: (password: string) => void;
  problem: string | undefined;
}

/** A password with a look at it, and a hint while Caps Lock is on. */
export function PasswordField({ value, onChange, problem }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <LabelledInput
      label="Password"
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      problem={problem}
      hint={capsLock ? 'Caps Lock is on.' : undefined}
      endAdornment={
        <InputAdornment position="end">
          {/* One name and a pressed state: a name that changes as well would say the opposite of what is. */}
          <IconButton
            aria-label="Show password"
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
