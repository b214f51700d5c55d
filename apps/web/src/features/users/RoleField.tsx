import { ROLES, Role } from '@docket/contracts';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ROLE_WORDS } from './permission-words.ts';

interface RoleFieldProps {
  value: Role;
  /** Why the role cannot be chosen; null when it can. */
  because: string | null;
  onChange: (role: Role) => void;
}

/** One role per person, each with what it is for. */
export function RoleField({ value, because, onChange }: RoleFieldProps) {
  return (
    <TextField
      select
      label="Role"
      value={value}
      disabled={because !== null}
      helperText={because ?? `${ROLE_WORDS[value].does}.`}
      // The field is dimmed, its reason is there to be read.
      slotProps={{ formHelperText: { sx: { '&.Mui-disabled': { color: 'text.secondary' } } } }}
      onChange={({ target }) => onChange(Role.parse(target.value))}
    >
      {ROLES.map((role) => (
        <MenuItem key={role} value={role}>
          {ROLE_WORDS[role].label}
        </MenuItem>
      ))}
    </TextField>
  );
}
