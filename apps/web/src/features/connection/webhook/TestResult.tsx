import type { contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import type { CallOutput } from '../../../api/call.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';

interface TestResultProps {
  tested: CallOutput<typeof contract.testWebhook> | undefined;
  error: Error | null;
}

/** What became of a test event that Docket sent to itself. */
export function TestResult({ tested, error }: TestResultProps) {
  if (error !== null) return <ErrorPanel error={error} />;
  if (tested === undefined) return null;
  const { ok, status, address, because } = tested;
  return (
    <Alert severity={ok ? 'success' : 'warning'} role="status">
      <AlertTitle>{ok ? 'The test arrived' : 'The test did not arrive'}</AlertTitle>
      {because}
      <Box sx={{ color: 'text.secondary', typography: 'caption', overflowWrap: 'anywhere' }}>
        {status === null ? 'No answer' : `Answer ${status}`} from {address}, asked by this server. Didit asks
        from the internet.
      </Box>
    </Alert>
  );
}
