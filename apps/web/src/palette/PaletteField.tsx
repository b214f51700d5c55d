import SearchOutlined from '@mui/icons-material/SearchOutlined';
import type { AutocompleteRenderInputParams } from '@mui/material/Autocomplete';
import CircularProgress from '@mui/material/CircularProgress';
import InputBase from '@mui/material/InputBase';
import type { ClipboardEvent, KeyboardEvent } from 'react';

interface PaletteFieldProps {
  input: AutocompleteRenderInputParams;
  searching: boolean;
  onPaste: (text: string) => void;
  onEnter: (text: string) => void;
}

/** One line to type into. What is pasted or entered may name a case, and then leads to it. */
export function PaletteField({ input, searching, onPaste, onEnter }: PaletteFieldProps) {
  const { slotProps } = input;
  const { ref: inputRef, ...attributes } = slotProps.htmlInput;
  return (
    <InputBase
      ref={slotProps.input.ref}
      inputRef={inputRef}
      autoFocus
      fullWidth
      startAdornment={<SearchOutlined fontSize="small" sx={{ mr: 1.5, color: 'text.secondary' }} />}
      endAdornment={searching ? <CircularProgress size={16} aria-hidden /> : null}
      placeholder="Find a person, session or command"
      slotProps={{
        input: {
          ...attributes,
          'aria-label': 'Find a person, session or command',
          maxLength: 200,
          onPaste: (event: ClipboardEvent) => onPaste(event.clipboardData.getData('text')),
          onKeyUp: (event: KeyboardEvent<HTMLInputElement>) => {
            // Enter that chose a line has closed the palette by now.
            if (event.key === 'Enter') onEnter(event.currentTarget.value);
          },
        },
      }}
      sx={{ px: 2, height: 52, fontSize: '0.9375rem', borderBottom: 1, borderColor: 'divider' }}
    />
  );
}
