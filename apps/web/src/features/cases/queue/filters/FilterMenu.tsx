import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { FilterChoice } from './filter-options.ts';

// Menus are a tenth of the first load and opened long after it.
const FilterMenuList = lazy(() => import('./FilterMenuList.tsx'));

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
      {anchor !== null && (
        <Suspense fallback={null}>
          <FilterMenuList
            anchor={anchor}
            label={label}
            options={options}
            chosen={chosen}
            onToggle={onToggle}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
}
