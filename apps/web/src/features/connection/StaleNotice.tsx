import type { Connection } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { changerOf, changesBetween } from './what-changed.ts';

interface StaleNoticeProps {
  /** As it was when the person began. */
  seen: Connection;
  /** As it is now, once that has been read. */
  present: Connection;
  onGoOn: () => void;
}

/** Somebody was faster: says what they changed, and lets the person go on with what they typed. */
export function StaleNotice({ seen, present, onGoOn }: StaleNoticeProps) {
  const isRead = seen.version !== present.version;
  const changes = changesBetween(seen, present);
  const changer = changerOf(seen, present);
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" loading={!isRead} onClick={onGoOn}>
          Go on
        </Button>
      }
    >
      <AlertTitle>{changer ?? 'Somebody'} changed the connection since you opened this</AlertTitle>
      {isRead && changes.length === 0 && <div>Nothing you can see here is different.</div>}
      {changes.map(({ name, from, to }) => (
        <Box key={name} sx={{ overflowWrap: 'anywhere' }}>
          {name}: <s>{from}</s> → {to}
        </Box>
      ))}
      <div>Nothing of yours was saved, and what you typed is still there.</div>
    </Alert>
  );
}
