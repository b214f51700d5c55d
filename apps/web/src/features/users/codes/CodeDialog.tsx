import type { OneTimeCode, User } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { paths } from '../../../paths.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { instantInWords } from '../../../ui/format.ts';

/** A one-time code. It is in no other place, so only the button closes this. */
export function CodeDialog({
  title,
  user,
  issued: { code, expiresAt },
  onClose,
}: {
  title: string;
  user: Pick<User, 'name' | 'email'>;
  issued: OneTimeCode;
  onClose: () => void;
}) {
  const link = `${window.location.origin}${paths.setPassword()}#${code}`;
  return (
    <Dialog open aria-labelledby="code-title">
      <DialogTitle id="code-title" variant="h1" component="h2">
        {title}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2' }}>
        <div>
          With this one-time code {user.name} chooses a password. Pass it on in person or over a safe channel:
          it is not shown again, and Docket keeps only a hash of it.
        </div>
        <Box sx={{ p: 1.5, borderRadius: 0.5, bgcolor: 'background.default', typography: 'h1' }}>
          <code>
            <CopyText text={code} label="the code" />
          </code>
        </Box>
        <div>
          The same as a link: <CopyText text={link} shown={paths.setPassword()} label="the link" />
        </div>
        <div>
          Good once, until {instantInWords(expiresAt)}. They sign in as {user.email}.
        </div>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          I have passed it on
        </Button>
      </DialogActions>
    </Dialog>
  );
}
