import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Blocker } from 'react-router';

/** Asked when somebody leaves the editor with unsaved changes. */
export function LeaveDialog({ blocker }: { blocker: Blocker }) {
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open maxWidth="xs" onClose={() => blocker.reset()} aria-labelledby="leave-title">
      <DialogTitle id="leave-title" variant="h1" component="h2">
        Leave without saving?
      </DialogTitle>
      <DialogContent sx={{ typography: 'body2' }}>
        Your changes to this workflow are lost; Didit keeps the settings it has.
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={() => blocker.proceed()}>
          Leave
        </Button>
        <Button variant="contained" autoFocus onClick={() => blocker.reset()}>
          Stay
        </Button>
      </DialogActions>
    </Dialog>
  );
}
