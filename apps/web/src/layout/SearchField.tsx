import Box from '@mui/material/Box';
import { type FormEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { useKeyOf } from '../shortcuts/bindings.ts';
import { SearchInput } from '../ui/SearchInput.tsx';

/** For the key that goes to it. */
export const SEARCH_ID = 'search-all-cases';

/** Searches all cases, whatever their state; the search inside the queue stays within its view. */
export function SearchField() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const q = input.current?.value.trim() ?? '';
    if (q === '') return;
    void navigate(paths.queue(new URLSearchParams({ view: 'all', q }).toString()));
    if (input.current !== null) input.current.value = '';
  };
  return (
    <Box component="search" sx={{ width: '100%', maxWidth: 440 }}>
      <form onSubmit={search}>
        <SearchInput
          id={SEARCH_ID}
          inputRef={input}
          shortcut={useKeyOf('search') || undefined}
          label="Search all cases"
          placeholder="Search all cases: name, document, session"
        />
      </form>
    </Box>
  );
}
