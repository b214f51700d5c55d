import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Names and values in two aligned columns; an absent value is a dash, never an empty place. */
export function DefinitionGrid({
  items,
  nameWidth = 160,
}: {
  items: readonly { readonly name: string; readonly value: ReactNode }[];
  nameWidth?: number;
}) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: `${nameWidth}px minmax(0, 1fr)`,
        columnGap: 2,
        rowGap: 0.75,
        m: 0,
      }}
    >
      {items.map(({ name, value }) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ typography: 'body2', color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ typography: 'body2', m: 0, overflowWrap: 'anywhere' }}>
            {value === null || value === undefined || value === '' ? '–' : value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
