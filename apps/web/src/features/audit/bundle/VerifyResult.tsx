import type { FileReport } from '@docket/audit/pack';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { CheckList } from '../CheckList.tsx';

/** What a verification came to, in words, and check by check. */
export function VerifyResult({ report, words }: { report: FileReport; words: readonly string[] }) {
  const [first, ...more] = words;
  return (
    <Alert
      severity={!report.ok ? 'error' : report.anchored ? 'success' : 'warning'}
      sx={{ '& .MuiAlert-message': { flex: 1, color: 'text.primary', overflowWrap: 'anywhere' } }}
    >
      <AlertTitle>{first}</AlertTitle>
      {more.map((sentence) => (
        <p key={sentence} style={{ margin: '0 0 8px' }}>
          {sentence}
        </p>
      ))}
      <CheckList checks={report.checks} narrow />
    </Alert>
  );
}
