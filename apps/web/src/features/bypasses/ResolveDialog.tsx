import { BYPASS_RESOLUTIONS, type Bypass, type BypassResolution, contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { lookOfStatus } from '../../ui/status-looks.ts';
import { actorInWords, RESOLUTION_WORDS } from './bypass-words.ts';

/** Says what came of an outside decision. It changes nothing at Didit. */
export function ResolveDialog({ item, onClose }: { item: Bypass; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [resolution, setResolution] = useState<BypassResolution | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const resolve = useWrite(contract.resolveBypass, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Resolved; the case keeps the note.' });
      onClose();
    },
    // Also after a refusal: it most often means that the item looks different by now.
    onSettled: () =>
      invalidate(queryClient, contract.listBypasses, contract.countCases, contract.getCase, contract.getSync),
  });
  const submit = () => {
    setTried(true);
    if (resolution === null || note.trim() === '') return;
    resolve.mutate({
      params: { bypassId: item.id },
      headers: { 'if-match': `"${item.version}"` },
      body: { resolution, note: note.trim() },
    });
  };
  const name = item.sessionNumber === null ? 'this case' : `case #${item.sessionNumber}`;
  return (
    <FormDialog
      title={`Resolve the outside decision on ${name}`}
      submit={{ label: 'Resolve' }}
      pending={resolve.isPending}
      error={resolve.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        {actorInWords(item.actor)}: {lookOfStatus(item.from).label} became {lookOfStatus(item.to).label}. This
        records what came of it and changes nothing at Didit.
      </div>
      <FormControl component="fieldset" variant="standard" error={tried && resolution === null}>
        <FormLabel component="legend" sx={{ typography: 'subtitle2', mb: 0.5 }}>
          What came of it
        </FormLabel>
        <RadioGroup
          value={resolution ?? ''}
          onChange={(_, value) => setResolution(BYPASS_RESOLUTIONS.find((each) => each === value) ?? null)}
        >
          {BYPASS_RESOLUTIONS.map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              control={<Radio size="small" />}
              label={<ResolutionLabel resolution={each} />}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </RadioGroup>
        {tried && resolution === null && <Box sx={{ color: 'error.main' }}>Choose one.</Box>}
      </FormControl>
      <TextField
        label="Note"
        required
        multiline
        minRows={3}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={tried && note.trim() === ''}
        helperText={
          tried && note.trim() === '' ? 'Say how you know; it is kept with the case.' : 'Kept with the case.'
        }
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}

function ResolutionLabel({ resolution }: { resolution: BypassResolution }) {
  const { label, means } = RESOLUTION_WORDS[resolution];
  return (
    <>
      {label}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {means}
      </Box>
    </>
  );
}
