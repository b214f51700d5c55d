import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { problemOf } from '../api/problem-error.ts';
import { CopyText } from './CopyText.tsx';

/** Nothing failed: the network is away, or the person changed their mind. */
const SEVERITY: Partial<Record<string, 'warning' | 'info'>> = { offline: 'warning', 'not-confirmed': 'info' };

interface ErrorPanelProps {
  error: unknown;
  /** What was being done, as a sentence, where the page does several things. */
  about?: string;
  onRetry?: () => void;
}

/** What went wrong, in the server's words, with the request id to quote and a way to try again. */
export function ErrorPanel({ error, about, onRetry }: ErrorPanelProps) {
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
        <AlertTitle>{about ?? title}</AlertTitle>
        {about !== undefined && <span>{title} </span>}
        {detail !== undefined && detail !== title && <span>{detail}</span>}
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
