import { VIEW_REASON_MOST } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import type { KeyboardEvent } from 'react';
import type { ViewReasonDraft } from './use-view-reason.ts';

/** The reason, in a few lines; Ctrl+Enter gives it, as everywhere. */
export function ViewReasonField({ draft }: { draft: ViewReasonDraft }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    draft.submit();
  };
  return (
    <TextField
      label="Reason"
      required
      autoFocus
      multiline
      minRows={3}
      maxRows={8}
      value={draft.text}
      onChange={({ target }) => draft.write(target.value)}
      onKeyDown={onKeyDown}
      error={draft.problem !== undefined}
      helperText={
        draft.problem ??
        'Such as the sample, the complaint or the request of an authority, with its reference.'
      }
      slotProps={{ htmlInput: { maxLength: VIEW_REASON_MOST } }}
    />
  );
}
