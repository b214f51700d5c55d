import Box from '@mui/material/Box';
import { useRouteError } from 'react-router';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';

/** What a page shows when it breaks; reloading also fetches a newer version after a deployment. */
export function RouteError() {
  const error = useRouteError();
  return (
    <Box component="main" sx={{ flex: 1 }}>
      <PageFrame title="This page could not be shown">
        <ErrorPanel error={error} onRetry={() => window.location.reload()} />
      </PageFrame>
    </Box>
  );
}
