import type { contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import type { CallOutput } from '../../api/call.ts';
import { countInWords } from '../../ui/format.ts';
import { CheckList } from './CheckList.tsx';

export type Verdict = CallOutput<typeof contract.verifyAudit>;

/** What the recomputation found, check by check, and what it cannot find. */
export function VerifyReport({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const { ok, size, anchored, firstBadIndex, checks, durationMs } = verdict;
  const seconds = (durationMs / 1000).toFixed(1);
  return (
    <Box sx={{ px: 3, pb: 1.5 }}>
      <Alert
        severity={ok ? 'success' : 'error'}
        onClose={onClose}
        sx={{ alignItems: 'flex-start', '& .MuiAlert-message': { flex: 1, color: 'text.primary' } }}
      >
        <AlertTitle>
          {ok
            ? `The log holds: ${countInWords(size)} entries recomputed in ${seconds} s`
            : `The log does not hold${firstBadIndex === null ? '' : ` from position ${countInWords(firstBadIndex)} on`}`}
        </AlertTitle>
        <CheckList checks={checks} />
        <Box sx={{ mt: 0.75, typography: 'body2', color: 'text.secondary' }}>
          {anchored
            ? 'Compared with a checkpoint kept outside the database, so entries cut off at the end would be seen.'
            : 'No checkpoint outside the database was compared: entries cut off at the end, together with their checkpoints, would not be seen.'}
        </Box>
      </Alert>
    </Box>
  );
}
