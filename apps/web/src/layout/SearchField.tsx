import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type FormEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';

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
        <TextField
          inputRef={input}
          type="search"
          placeholder="Search all cases: name, document, session"
          slotProps={{
            htmlInput: { 'aria-label': 'Search all cases', maxLength: 200 },
            input: {
              sx: { height: 32, bgcolor: 'background.paper' },
              startAdornment: (
                <InputAdornment position="start">
                  <SearchOutlined fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
        />
      </form>
    </Box>
  );
}
