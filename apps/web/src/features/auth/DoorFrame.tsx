import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Logo } from '../../layout/Logo.tsx';
import { DoorThemeSwitch } from '../../layout/ThemeSwitch.tsx';

/** What stands outside: the name of the house and one form. `below`: what belongs beside the form, not into it. */
export function DoorFrame({
  title,
  children,
  below,
}: {
  title: string;
  children: ReactNode;
  below?: ReactNode;
}) {
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
      <title>{`${title} · Docket`}</title>
      <Box sx={{ position: 'fixed', top: 36, right: 16 }}>
        <DoorThemeSwitch />
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
            {title}
          </Typography>
          {children}
        </Paper>
        {below}
      </Box>
    </Box>
  );
}
