import type { Connection } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useNotify } from '../../layout/feedback.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { AccountFields } from './account/AccountFields.tsx';
import { StepSwitch } from './account/StepSwitch.tsx';
import { useNewAccount } from './account/use-new-account.ts';
import { KeyFields } from './key/KeyFields.tsx';
import { useKeyChange } from './key/use-key-change.ts';
import { storingAllowed } from './storing-allowed.ts';

/** Nothing is connected yet: two ways to a key, side by side. */
export function FirstRun({ connection }: { connection: Connection }) {
  const notify = useNotify();
  const connected = () =>
    notify({
      severity: 'success',
      text: 'Connected. Docket imports the sessions there are; create the webhook next.',
    });
  const change = useKeyChange(connection, connected);
  const account = useNewAccount(connection, connected);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 640, mb: 3 }}>
        Docket reads and decides the sessions of one Didit application, with an API key of it. First the key,
        then the webhook, then the sessions there are come in by themselves.
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          gap: 5,
          maxWidth: 1000,
        }}
      >
        <Way
          connection={connection}
          title="I have an API key"
          label={change.submitLabel}
          pending={change.pending}
          onSubmit={change.submit}
        >
          <KeyFields change={change} />
        </Way>
        <Way
          connection={connection}
          title="Open a Didit account"
          label={account.submitLabel}
          pending={account.pending}
          onSubmit={account.submit}
          aside={<StepSwitch account={account} />}
        >
          <AccountFields account={account} />
        </Way>
      </Box>
    </Box>
  );
}

interface WayProps {
  connection: Connection;
  title: string;
  label: string;
  pending: boolean;
  onSubmit: () => void;
  /** Another way on, beside the button. */
  aside?: ReactNode;
  children: ReactNode;
}

function Way({ connection, title, label, pending, onSubmit, aside, children }: WayProps) {
  const titleId = useId();
  const allowed = storingAllowed(connection);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (allowed === true && !pending) onSubmit();
  };
  return (
    <Box
      component="form"
      noValidate
      aria-labelledby={titleId}
      onSubmit={submit}
      sx={{ display: 'grid', gap: 2, alignContent: 'start', typography: 'body2' }}
    >
      <Typography id={titleId} variant="h2">
        {title}
      </Typography>
      {children}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ReasonedButton allowed={allowed} type="submit" variant="contained" loading={pending}>
          {label}
        </ReasonedButton>
        {aside}
      </Box>
    </Box>
  );
}
