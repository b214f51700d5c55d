import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Suspense, useEffect } from 'react';
import { Outlet } from 'react-router';
import { useLive } from '../api/live/use-live.ts';
import { watchTouches } from '../api/renew.ts';
import { ConfirmIdentity } from '../session/ConfirmIdentity.tsx';
import { Loading } from '../ui/Loading.tsx';
import { LayersProvider } from './LayersProvider.tsx';
import { LineBanner } from './LineBanner.tsx';
import { PauseBanner } from './PauseBanner.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** Top bar, left rail and the page; the page scrolls, the frame does not. */
export function Shell() {
  useLive();
  useEffect(watchTouches, []);
  return (
    <LayersProvider>
      <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        <Link
          href="#main"
          sx={{
            position: 'absolute',
            left: 8,
            top: -48,
            zIndex: 'tooltip',
            p: 1,
            bgcolor: 'background.paper',
            '&:focus': { top: 8 },
          }}
        >
          Skip to content
        </Link>
        <TopBar />
        <LineBanner />
        <PauseBanner />
        <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex' }}>
          <Rail />
          <Box
            component="main"
            id="main"
            tabIndex={-1}
            sx={{
              flex: '1 1 0',
              minWidth: 0,
              display: 'flex',
              flexDirection: 'column',
              overflow: 'auto',
              outline: 'none',
              bgcolor: 'background.paper',
            }}
          >
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </Box>
        </Box>
        <ConfirmIdentity />
      </Box>
    </LayersProvider>
  );
}
