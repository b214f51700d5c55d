import Alert from '@mui/material/Alert';
import { useLiveState } from '../api/live/state.ts';
import { useOnline } from './use-online.ts';

/** Says that what is on screen may be old. Nothing is shown while all is well. */
export function LineBanner() {
  const online = useOnline();
  const live = useLiveState();
  if (online && live !== 'reconnecting') return null;
  return (
    <Alert severity="warning" variant="standard" square sx={{ flex: 'none', py: 0 }}>
      {online
        ? 'Live updates are interrupted; Docket is reconnecting. What you see may be out of date.'
        : 'You are offline. What you see may be out of date, and nothing can be saved.'}
    </Alert>
  );
}
