import SearchOutlined from '@mui/icons-material/SearchOutlined';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';

interface SearchInputProps extends Omit<OutlinedInputProps, 'startAdornment' | 'type' | 'size'> {
  label: string;
  /** The key that focuses the field, for assistive technology. */
  shortcut?: string | undefined;
}

/**
 * A 32 px search field, named by `label`. Made of the outlined input alone: `TextField` would bring every kind of
 * input and select into the first load.
 */
export function SearchInput({ label, shortcut, sx, ...rest }: SearchInputProps) {
  return (
    <OutlinedInput
      {...rest}
      type="search"
      size="small"
      fullWidth
      slotProps={{
        input: { 'aria-label': label, 'aria-keyshortcuts': shortcut, maxLength: 200 },
      }}
      startAdornment={
        <InputAdornment position="start">
          <SearchOutlined fontSize="small" />
        </InputAdornment>
      }
      sx={[{ height: 32, bgcolor: 'background.paper' }, ...(Array.isArray(sx) ? sx : [sx ?? null])]}
    />
  );
}
