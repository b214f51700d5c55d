import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import type { ActiveFilter } from './filter-options.ts';

/** What the list is narrowed by, in a row of its own; a click on one takes it away. */
export function FilterChips({
  active,
  onRemove,
  children,
}: {
  active: readonly ActiveFilter[];
  onRemove: (without: ActiveFilter['without']) => void;
  children: ReactNode;
}) {
  return (
    <Box sx={{ flexBasis: '100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}>
      {active.map(({ key, label, without, recognised }) => (
        <Chip
          key={key}
          label={label}
          aria-label={`Remove filter ${label}`}
          variant={recognised ? 'filled' : 'outlined'}
          color={recognised ? 'default' : 'warning'}
          onClick={() => onRemove(without)}
          onDelete={() => onRemove(without)}
        />
      ))}
      {children}
    </Box>
  );
}
