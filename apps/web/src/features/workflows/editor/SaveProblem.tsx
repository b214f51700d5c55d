import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { problemOf } from '../../../api/problem-error.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';

interface SaveProblemProps {
  error: Error | null;
  reloading: boolean;
  onReload: () => void;
}

/** Why saving failed: a change by somebody else, Didit's own refusal, or a failure on the way. */
export function SaveProblem({ error, reloading, onReload }: SaveProblemProps) {
  if (error === null) return null;
  const problem = problemOf(error);
  if (problem.code === 'version-mismatch') {
    return (
      <Alert
        severity="warning"
        action={
          <Button color="inherit" loading={reloading} onClick={onReload}>
            Reload
          </Button>
        }
      >
        <AlertTitle>Changed since you opened it</AlertTitle>
        Somebody changed this workflow. Reloading takes over their settings and keeps what you edited.
      </Alert>
    );
  }
  if (problem.code === 'workflow-not-changeable') {
    return (
      <Alert severity="error">
        <AlertTitle>Didit does not accept these settings</AlertTitle>
        {problem.detail ?? problem.title}
      </Alert>
    );
  }
  return <ErrorPanel error={error} />;
}
