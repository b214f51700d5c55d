import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { countInWords } from '../../../ui/format.ts';
import type { FilterChoice } from './filter-options.ts';

/** One filter: a button that says what it filters by and opens the values with their counts. */
export function FilterMenu({
  label,
  options,
  chosen,
  onToggle,
}: {
  label: string;
  options: readonly FilterChoice[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
}) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        variant="outlined"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
        {chosen.length > 0 && (
          <Box component="span" sx={{ ml: 0.75, color: 'primary.main' }}>
            {chosen.length}
          </Box>
        )}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{
          paper: { sx: { maxHeight: 420, minWidth: 240 } },
          list: { dense: true, 'aria-label': label },
        }}
      >
        {options.length === 0 && <MenuItem disabled>No values yet</MenuItem>}
        {options.map(({ value, label: words, count }) => (
          <MenuItem
            key={value}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(value)}
            onClick={() => onToggle(value)}
            sx={{ gap: 1 }}
          >
            <CheckOutlined
              color="primary"
              sx={{ fontSize: 16, visibility: chosen.includes(value) ? 'visible' : 'hidden' }}
            />
            <Box component="span" sx={{ flex: 1 }}>
              {words}
            </Box>
            {count !== null && (
              <Box component="span" sx={{ color: 'text.secondary', typography: 'caption' }}>
                {countInWords(count)}
              </Box>
            )}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
