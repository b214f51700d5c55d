import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';

interface ChangeBarProps {
  changes: readonly string[];
  /** An administrator has to agree first. */
  needsAgreement: boolean;
  onDiscard: () => void;
  onPutInForce: () => void;
}

/** What was changed on this page and is not in force yet. */
export function ChangeBar({ changes, needsAgreement, onDiscard, onPutInForce }: ChangeBarProps) {
  return (
    <Alert
      severity="info"
      sx={{ position: 'sticky', top: 8, zIndex: 3, mb: 2, alignItems: 'center' }}
      action={
        <>
          <Button color="inherit" onClick={onDiscard}>
            Discard
          </Button>
          <Button variant="contained" onClick={onPutInForce} sx={{ ml: 1 }}>
            {needsAgreement ? 'Ask for it…' : 'Put in force…'}
          </Button>
        </>
      }
    >
      {changes.length === 1 ? '1 change' : `${changes.length} changes`} not in force yet:{' '}
      {changes.slice(0, 3).join('; ')}
      {changes.length > 3 && ` and ${changes.length - 3} more`}.
    </Alert>
  );
}
