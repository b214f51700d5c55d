import type { Connection } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { problemOf } from '../../api/problem-error.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { StaleNotice } from './StaleNotice.tsx';

interface ChangeProblemProps {
  error: Error | null;
  seen: Connection;
  present: Connection;
  onGoOn: () => void;
  /** Pointers of the fields on screen: what is said of them stands beside them. */
  fields?: readonly string[];
}

/** Why a change was not made: somebody was faster, Didit's refusal in its words, or a failure on the way. */
export function ChangeProblem({ error, seen, present, onGoOn, fields = [] }: ChangeProblemProps) {
  if (error === null) return null;
  const { code, detail, title, errors } = problemOf(error);
  if (code === 'version-mismatch') return <StaleNotice seen={seen} present={present} onGoOn={onGoOn} />;
  if (errors?.some(({ pointer }) => fields.includes(pointer))) return null;
  if (code !== 'vendor-refused' && code !== 'didit-refused-input') return <ErrorPanel error={error} />;
  return (
    <Alert severity="error">
      <AlertTitle>Didit refuses this</AlertTitle>
      {detail ?? title}
    </Alert>
  );
}
