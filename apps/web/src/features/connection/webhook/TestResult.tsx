import type { contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import type { CallOutput } from '../../../api/call.ts';

/** What became of a test event that Docket sent to itself. */
export function TestResult({ tested }: { tested: CallOutput<typeof contract.testWebhook> }) {
  const { ok, status, because } = tested;
  return (
    <Alert severity={ok ? 'success' : 'warning'} role="status">
      <AlertTitle>{ok ? 'The test arrived' : 'The test did not arrive'}</AlertTitle>
      {because}
      <Box sx={{ color: 'text.secondary', typography: 'caption' }}>
        {status === null ? 'No answer.' : `Answer ${status}.`} This server asked its own address; Didit asks
        from the internet.
      </Box>
    </Alert>
  );
}
