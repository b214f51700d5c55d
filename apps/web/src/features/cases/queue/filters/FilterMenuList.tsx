import CheckOutlined from '@mui/icons-material/CheckOutlined';
import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { cappedInWords } from '../../../../ui/format.ts';
import type { FilterChoice } from './filter-options.ts';

interface FilterMenuListProps {
  anchor: HTMLElement;
  label: string;
  options: readonly FilterChoice[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
  onClose: () => void;
}

/** The values of one filter with their counts; it stays open, because people often choose several. */
export default function FilterMenuList(props: FilterMenuListProps) {
  const { anchor, label, options, chosen, onToggle, onClose } = props;
  return (
    <Menu
      anchorEl={anchor}
      open
      onClose={onClose}
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
            <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', pl: 2 }}>
              {cappedInWords(count)}
            </Box>
          )}
        </MenuItem>
      ))}
    </Menu>
  );
}
