import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { problemOf } from '../api/problem-error.ts';
import { CopyText } from './CopyText.tsx';

/** Nothing failed: the network is away, or the person changed their mind. */
const SEVERITY: Partial<Record<string, 'warning' | 'info'>> = { offline: 'warning', 'not-confirmed': 'info' };

/** What went wrong, in the server's words, with the request id to quote and a way to try again. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, instance, code, status } = problemOf(error);
  const details = [title, detail, `Code: ${code} (${status})`, instance && `Request: ${instance}`]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
  return (
    <Box sx={{ my: 1 }}>
      <Alert
        severity={SEVERITY[code] ?? 'error'}
        sx={{ alignItems: 'flex-start' }}
        action={
          onRetry && (
            <Button color="inherit" onClick={onRetry}>
              Retry
            </Button>
          )
        }
      >
        <AlertTitle>{title}</AlertTitle>
        {detail !== undefined && detail !== title && <div>{detail}</div>}
        <Box sx={{ mt: 0.5, color: 'text.secondary', typography: 'caption' }}>
          <CopyText
            text={details}
            label="error details"
            shown={instance === '' ? `Code ${code}` : `Request ${instance}`}
          />
        </Box>
      </Alert>
    </Box>
  );
}
