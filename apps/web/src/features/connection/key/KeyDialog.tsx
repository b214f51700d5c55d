import type { Connection } from '@docket/contracts';
import Box from '@mui/material/Box';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { lastFourInWords } from '../connection-words.ts';
import { KeyFields } from './KeyFields.tsx';
import { useKeyChange } from './use-key-change.ts';

interface KeyDialogProps {
  connection: Connection;
  onSaved: (after: Connection) => void;
  onClose: () => void;
}

/** Puts another key in the place of the present one. */
export function KeyDialog({ connection, onSaved, onClose }: KeyDialogProps) {
  const change = useKeyChange(connection, onSaved);
  return (
    <FormDialog
      title="Change the API key"
      submit={{ label: change.submitLabel, color: change.isOther ? 'error' : 'primary' }}
      pending={change.pending}
      error={null}
      onSubmit={change.submit}
      onClose={onClose}
    >
      <Box>
        The new key is tested at Didit before it takes the place of{' '}
        {lastFourInWords(change.seen.key.lastFour)}. Every server of this installation uses it at once.
      </Box>
      <KeyFields change={change} autoFocus />
    </FormDialog>
  );
}
