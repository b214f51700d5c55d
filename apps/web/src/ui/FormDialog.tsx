import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';

interface FormDialogProps {
  title: string;
  children: ReactNode;
  submit: { label: string; color?: 'primary' | 'error'; disabled?: boolean };
  pending: boolean;
  /** Why the last attempt failed; the dialog stays open with what was typed. */
  error: Error | null;
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  closeLabel?: string;
}

/** One question and its answer. Closing is refused while the answer is on its way, so that its outcome is seen. */
export function FormDialog(props: FormDialogProps) {
  const { title, children, submit, pending, error, onSubmit, onClose, closeLabel = 'Cancel' } = props;
  const titleId = useId();
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={titleId}>
      <Box
        component="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onSubmit(event);
        }}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={titleId} variant="h1" component="h2">
          {title}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2', '&&': { pt: 0.5 } }}>
          {children}
          {error !== null && <ErrorPanel error={error} />}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose} disabled={pending}>
            {closeLabel}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={submit.color ?? 'primary'}
            disabled={submit.disabled === true}
            loading={pending}
          >
            {submit.label}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
