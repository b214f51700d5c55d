import Box from '@mui/material/Box';
import { Outlet, ScrollRestoration } from 'react-router';
import { DemoBanner } from './DemoBanner.tsx';
import { FeedbackProvider } from './FeedbackProvider.tsx';

/** Around every page, signed in or not. */
export function Root() {
  return (
    <FeedbackProvider>
      <Box sx={{ height: '100dvh', display: 'flex', flexDirection: 'column' }}>
        <DemoBanner />
        <Outlet />
      </Box>
      <ScrollRestoration />
    </FeedbackProvider>
  );
}
