import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { problemOf } from '../api/problem-error.ts';
import { useRead } from '../api/query.ts';
import { paths } from '../paths.ts';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Loading } from '../ui/Loading.tsx';
import { MeContext } from './me.ts';
import { PreferencesProvider } from './PreferencesProvider.tsx';

/** Lets signed-in people through and sends everyone else to the sign-in page, with the way back. */
export function RequireSignIn({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const me = useRead(contract.getMe, {}, { staleTime: 60_000 });
  if (me.data !== undefined && problemCode(me.error) !== 'not-signed-in') {
    // Until it is added the server answers nothing else, so there is nothing else to show.
    if (me.data.user.secondFactor === 'missing' && pathname !== paths.account()) {
      return <Navigate to={paths.account()} replace />;
    }
    return (
      <MeContext value={me.data.user}>
        {/* Their own: another person in this browser starts anew. */}
        <PreferencesProvider key={me.data.user.id}>{children}</PreferencesProvider>
      </MeContext>
    );
  }
  if (me.error === null) return <Loading label="Opening Docket" />;
  if (problemCode(me.error) === 'not-signed-in') {
    return <Navigate to={paths.signIn(pathname + search)} replace />;
  }
  return (
    <Box component="main" sx={{ p: 3 }}>
      <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />
    </Box>
  );
}

function problemCode(error: Error | null): string | null {
  return error === null ? null : problemOf(error).code;
}
