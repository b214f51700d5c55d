import type { User } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { CopyText } from '../../ui/CopyText.tsx';

/** The first password of a new account. It is in no other place, so only the button closes this. */
export function PasswordDialog({
  user,
  password,
  onClose,
}: {
  user: User;
  password: string;
  onClose: () => void;
}) {
  return (
    <Dialog open aria-labelledby="password-title">
      <DialogTitle id="password-title" variant="h1" component="h2">
        {user.name} can sign in now
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2' }}>
        <div>
          Give them this password in person or over a safe channel. It is not shown again, and Docket keeps
          only a hash of it.
        </div>
        <Box
          sx={{
            p: 1.5,
            borderRadius: 0.5,
            bgcolor: 'background.default',
            typography: 'h1',
            justifySelf: 'start',
          }}
        >
          <code>
            <CopyText text={password} label="the password" />
          </code>
        </Box>
        <div>They sign in as {user.email}.</div>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          I have passed it on
        </Button>
      </DialogActions>
    </Dialog>
  );
}
