import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { Draft } from '../draft.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';

interface EmailFieldsProps {
  draft: Draft;
  onEdit: (content: Partial<Pick<Draft, 'sendEmail' | 'email' | 'language'>>) => void;
}

/** Whether Didit writes to the customer, where to and in which language. */
export function EmailFields({ draft, onEdit }: EmailFieldsProps) {
  return (
    <Box sx={{ pt: 0.5 }}>
      <FormControlLabel
        sx={{ '& .MuiFormControlLabel-label': { typography: 'body2' } }}
        label="Didit e-mails the link to the customer"
        control={
          <Switch size="small" checked={draft.sendEmail} onChange={(_, on) => onEdit({ sendEmail: on })} />
        }
      />
      {draft.sendEmail && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 130px', gap: 1, pt: 1.25 }}>
          <TextField
            label="E-mail address"
            type="email"
            value={draft.email}
            onChange={(event) => onEdit({ email: event.target.value })}
          />
          <TextField
            select
            label="Language"
            value={draft.language}
            onChange={(event) => onEdit({ language: event.target.value })}
          >
            {LANGUAGES.map((code) => (
              <MenuItem key={code} value={code}>
                {LANGUAGE_NAMES.of(code)}
              </MenuItem>
            ))}
          </TextField>
        </Box>
      )}
    </Box>
  );
}
