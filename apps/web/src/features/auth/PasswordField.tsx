import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';

/** A password with a look at it, and a hint while Caps Lock is on. */
export function PasswordField({
  field,
  problem,
}: {
  field: UseFormRegisterReturn;
  problem: string | undefined;
}) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const words = shown ? 'Hide password' : 'Show password';
  return (
    <TextField
      {...field}
      label="Password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      error={problem !== undefined}
      helperText={problem ?? (capsLock ? 'Caps Lock is on.' : undefined)}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton aria-label={words} aria-pressed={shown} edge="end" onClick={() => setShown(!shown)}>
                {shown ? <VisibilityOffOutlined fontSize="small" /> : <VisibilityOutlined fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
        formHelperText: { role: 'status' },
      }}
    />
  );
}
