import type { Reason } from '@docket/contracts';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';

/** The id that the key 0 of the panel jumps to. */
export const SEARCH_ID = 'reason-search';

/** Reasons beyond the ninth, by a part of their label, clause or key. */
export function ReasonSearch({
  reasons,
  onPick,
}: {
  reasons: readonly Reason[];
  onPick: (reason: Reason) => void;
}) {
  return (
    <Autocomplete
      id={SEARCH_ID}
      size="small"
      options={reasons}
      value={null}
      // Picked, it stands among the buttons, and the field is empty for the next.
      autoHighlight
      getOptionLabel={({ label, clause, key }) => `${label} ${clause} ${key}`}
      getOptionKey={({ key }) => key}
      onChange={(_, reason) => reason !== null && onPick(reason)}
      renderOption={({ key, ...props }, { label, clause }) => (
        <Box component="li" key={key} {...props} sx={{ typography: 'body2' }}>
          <span>
            {label}
            <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', display: 'block' }}>
              {clause}
            </Box>
          </span>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={`${reasons.length} more… (0)`}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'Other reasons' },
          }}
        />
      )}
      sx={{ width: 220, '& .MuiInputBase-root': { minHeight: 30, py: '0 !important' } }}
    />
  );
}
