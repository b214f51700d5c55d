import { type Allowed, type CaseId, contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { problemOf } from '../../../../api/problem-error.ts';
import { keyOf, useWrite } from '../../../../api/query.ts';
import { useKeyOf } from '../../../../shortcuts/bindings.ts';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';
import { KeyHint } from '../../../../ui/KeyHint.tsx';
import { ReasonedButton } from '../../../../ui/ReasonedButton.tsx';

/** A note for colleagues; it never leaves Docket, and says so. */
export function NoteComposer({ caseId, allowed }: { caseId: CaseId; allowed: Allowed }) {
  const [text, setText] = useState('');
  const key = useKeyOf('note');
  const field = useRef<HTMLTextAreaElement>(null);
  const queryClient = useQueryClient();
  const add = useWrite(contract.addNote, {
    onSuccess: () => {
      setText('');
      return queryClient.invalidateQueries({ queryKey: keyOf(contract.getCase, { params: { caseId } }) });
    },
  });
  useShortcuts({ note: () => field.current?.focus() });
  const empty = text.trim() === '';
  const save = () => {
    if (!empty && !add.isPending) add.mutate({ params: { caseId }, body: { text } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  if (allowed !== true)
    return <Box sx={{ px: 2, pb: 1, typography: 'caption', color: 'text.secondary' }}>{allowed.because}</Box>;
  return (
    <Box sx={{ px: 2, pb: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          multiline
          maxRows={6}
          placeholder={key === '' ? 'Note for colleagues' : `Note for colleagues (${key})`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          inputRef={field}
          slotProps={{
            htmlInput: { 'aria-label': 'Note for colleagues', maxLength: 4000 },
            input: { sx: { py: 0.75 } },
          }}
        />
        {!empty && (
          <ReasonedButton allowed={true} variant="outlined" loading={add.isPending} onClick={save}>
            Save
            <KeyHint keys="Ctrl ↵" />
          </ReasonedButton>
        )}
      </Box>
      {add.error !== null && (
        <Alert severity="error" sx={{ mt: 1 }} onClose={() => add.reset()}>
          The note was not saved: {problemOf(add.error).title}
        </Alert>
      )}
    </Box>
  );
}
