import type { WorkflowSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { type InvitationDraft, languageChoices } from './invitation.ts';

const LANGUAGES = languageChoices();

interface InviteFieldsProps {
  form: UseFormReturn<InvitationDraft>;
  workflows: readonly WorkflowSummary[];
}

/** What an invitation can say; only the workflow is needed. */
export function InviteFields({ form, workflows }: InviteFieldsProps) {
  const { errors } = form.formState;
  const text = (name: keyof InvitationDraft, label: string, hint?: string) => ({
    ...form.register(name),
    label,
    error: errors[name] !== undefined,
    helperText: errors[name]?.message ?? hint,
  });
  const hasEmail = form.watch('email').trim() !== '';
  return (
    <>
      <Part title="Session" detail="What the customer goes through, and whom you know them as.">
        <SelectField form={form} name="workflowId" label="Workflow" required>
          {workflows.map(({ workflowId, label, isDefault }) => (
            <MenuItem key={workflowId} value={workflowId}>
              {isDefault ? `${label} (default)` : label}
            </MenuItem>
          ))}
        </SelectField>
        <TextField {...text('vendorData', 'Customer id', 'Your own id of the customer')} />
        <SelectField form={form} name="language" label="Language" hint="Of the customer's page">
          <MenuItem value="">As the customer's browser</MenuItem>
          {LANGUAGES.map(({ code, name }) => (
            <MenuItem key={code} value={code}>
              {name}
            </MenuItem>
          ))}
        </SelectField>
      </Part>
      <Part title="Expected person" detail="What the customer told you. Differences become warnings.">
        <TextField {...text('firstName', 'First name')} autoComplete="off" />
        <TextField {...text('lastName', 'Last name')} autoComplete="off" />
        <TextField
          {...text('birthDate', 'Date of birth')}
          type="date"
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Part>
      <Part
        title="Contact"
        detail="Where Didit may write to, and where the customer's browser goes at the end."
      >
        <TextField {...text('email', 'E-mail')} type="email" autoComplete="off" />
        <FormControlLabel
          control={
            <Controller
              control={form.control}
              name="sendEmails"
              render={({ field: { value, onChange, ref } }) => (
                <Switch
                  size="small"
                  checked={value && hasEmail}
                  disabled={!hasEmail}
                  slotProps={{ input: { ref } }}
                  onChange={(_, checked) => onChange(checked)}
                />
              )}
            />
          }
          label={hasEmail ? 'Didit notifies the customer' : 'Didit notifies the customer (needs an address)'}
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ alignSelf: 'start', height: 40, ml: -0.5 }}
        />
        <TextField {...text('callback', 'Return address', 'A web address; empty: the page of the session')} />
      </Part>
    </>
  );
}

function Part({ title, detail, children }: { title: string; detail: string; children: ReactNode }) {
  return (
    <Box
      component="section"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: '220px minmax(0, 1fr)' },
        columnGap: 4,
        rowGap: 1.5,
        py: 2.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <div>
        <Typography variant="h2">{title}</Typography>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{detail}</Box>
      </div>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>{children}</Box>
    </Box>
  );
}

function SelectField(props: {
  form: UseFormReturn<InvitationDraft>;
  name: 'workflowId' | 'language';
  label: string;
  hint?: string;
  required?: boolean;
  children: ReactNode;
}) {
  const { form, name, label, hint, required = false, children } = props;
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref, ...field }, fieldState: { error } }) => (
        <TextField
          {...field}
          inputRef={ref}
          select
          label={label}
          required={required}
          error={error !== undefined}
          helperText={error?.message ?? hint}
          slotProps={{
            inputLabel: { shrink: true },
            select: { displayEmpty: true, MenuProps: { slotProps: { paper: { sx: { maxHeight: 400 } } } } },
          }}
        >
          {children}
        </TextField>
      )}
    />
  );
}
