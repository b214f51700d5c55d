import SearchOutlined from '@mui/icons-material/SearchOutlined';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type RefObject, useRef, useState } from 'react';

const PAUSE_MS = 300;

/** Search within the view. The list follows a short pause in typing, or Enter. */
export function SearchBox({
  value,
  onSearch,
  inputRef,
}: {
  value: string;
  onSearch: (q: string) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  if (value !== seen) {
    // The address moved (a tab, Back, Clear): the field follows, unless it is where the change came from.
    setSeen(value);
    if (value !== draft.trim()) setDraft(value);
  }
  const searchAfter = (text: string, pauseMs: number) => {
    setDraft(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(text.trim()), pauseMs);
  };
  return (
    <TextField
      type="search"
      value={draft}
      inputRef={inputRef}
      placeholder="Search in this view"
      onChange={(event) => searchAfter(event.target.value, PAUSE_MS)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') searchAfter(draft, 0);
        if (event.key === 'Escape') event.currentTarget.querySelector('input')?.blur();
      }}
      sx={{ width: 240 }}
      slotProps={{
        htmlInput: { 'aria-label': 'Search in this view', 'aria-keyshortcuts': '/', maxLength: 200 },
        input: {
          sx: { height: 32 },
          startAdornment: (
            <InputAdornment position="start">
              <SearchOutlined fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
