import { contract, type ImportProgress } from '@docket/contracts';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useWrite } from '../../api/query.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { spanInWords } from '../../ui/format.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { importInWords, importPercent } from './sync-words.ts';

/** How far Docket is with what the account held before, and the button to list it again. */
export function ImportPanel({ progress }: { progress: ImportProgress }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const start = useWrite(contract.startImport, {
    onSettled: () => invalidate(queryClient, contract.getSync),
  });
  const running = progress.state === 'running';
  const allowed = may(me, 'sync:manage')
    ? !running || { because: 'An import is running.' }
    : { because: `Only an ${rolesInWords('sync:manage')} imports the account.` };
  return (
    <Box
      component="section"
      aria-label="Import of the account"
      sx={{ flex: 'none', px: 3, py: 1.25, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Box sx={{ flex: '1 1 0', minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
            <Box component="h2" sx={{ m: 0, typography: 'h3', flex: 'none' }}>
              Import of the account
            </Box>
            <Box
              role="status"
              sx={{ flex: '1 1 0', color: progress.state === 'failed' ? 'error.main' : undefined }}
            >
              {importInWords(progress)}
            </Box>
            <Box sx={{ color: 'text.secondary', flex: 'none' }}>
              <Time progress={progress} />
            </Box>
          </Box>
          {running && (
            <LinearProgress
              variant="determinate"
              value={importPercent(progress)}
              aria-label="Import of the account"
              sx={{ mt: 1, height: 6, borderRadius: 1 }}
            />
          )}
        </Box>
        <ReasonedButton
          allowed={allowed}
          variant="outlined"
          loading={start.isPending}
          onClick={() => start.mutate({})}
        >
          Import again
        </ReasonedButton>
      </Box>
      {start.error !== null && <ErrorPanel error={start.error} />}
    </Box>
  );
}

function Time({ progress: { state, etaSeconds, finishedAt } }: { progress: ImportProgress }) {
  if (state === 'running') return etaSeconds === null ? null : `about ${spanInWords(etaSeconds * 1000)} left`;
  return finishedAt === null ? null : <TimeAgo at={finishedAt} />;
}
