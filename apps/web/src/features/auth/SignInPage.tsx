import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Logo } from '../../layout/Logo.tsx';
import { ThemeSwitch } from '../../layout/ThemeSwitch.tsx';
import { useEnvironment } from '../../session/me.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { type Credentials, SignInForm } from './SignInForm.tsx';

/** The door. In a demo, the accounts lie beside it. */
export default function SignInPage() {
  const environment = useEnvironment();
  const [filled, setFilled] = useState<Credentials>({ email: '', password: '' });
  return (
    <Box
      component="main"
      sx={{
        flex: 1,
        display: 'grid',
        placeItems: 'center',
        p: 2,
        overflow: 'auto',
        bgcolor: 'background.default',
      }}
    >
      <title>Sign in · Docket</title>
      <Box sx={{ position: 'fixed', top: 36, right: 16 }}>
        <ThemeSwitch />
      </Box>
      <Box sx={{ width: 400, maxWidth: '100%' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, mb: 2.5, pl: 0.25 }}>
          <Logo size={30} />
          <Box>
            <Typography component="div" sx={{ fontSize: 18, fontWeight: 660, lineHeight: 1.2 }}>
              Docket
            </Typography>
            <Typography component="div" variant="caption" sx={{ color: 'text.secondary' }}>
              The review desk for KYC
            </Typography>
          </Box>
        </Box>
        <Paper variant="outlined" sx={{ p: 3 }}>
          <Typography variant="h1" sx={{ mb: 2 }}>
            Sign in
          </Typography>
          {/* A new key puts the chosen account into a fresh form. */}
          <SignInForm key={filled.email} filled={filled} />
        </Paper>
        {environment?.demo === true && (
          <DemoAccounts
            accounts={environment.demoAccounts}
            onChoose={(email) => setFilled({ email, password: environment.demoPassword ?? '' })}
            chosen={filled.email}
          />
        )}
      </Box>
    </Box>
  );
}
