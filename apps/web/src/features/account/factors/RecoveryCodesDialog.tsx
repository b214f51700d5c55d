import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { saveFile } from '../../../api/save-file.ts';
import { CopyText } from '../../../ui/CopyText.tsx';

/** Ten codes, this once. They are in no other place, so only the button closes this. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = `${codes.join('\n')}\n`;
  return (
    <Dialog open aria-labelledby="codes-title">
      <DialogTitle id="codes-title" variant="h1" component="h2">
        Keep your recovery codes
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2' }}>
        <div>
          Each of them lets you in once when your phone is lost. Print them or keep them in a password
          manager. They are not shown again, and Docket keeps only hashes of them.
        </div>
        <Box
          component="ul"
          aria-label="Recovery codes"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 1.5,
            borderRadius: 0.5,
            bgcolor: 'background.default',
            display: 'grid',
            gridTemplateColumns: 'repeat(2, max-content)',
            columnGap: 4,
            rowGap: 0.75,
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <CopyText text={text} shown="Copy all" label="all codes" />
          <Button
            onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'docket-recovery-codes.txt')}
          >
            Save as a file
          </Button>
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          I have kept them
        </Button>
      </DialogActions>
    </Dialog>
  );
}
