import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

interface ListFooterProps {
  /** "1–50 of 213" */
  range: string;
  back: { label: string; onGo: (() => void) | null };
  on: { label: string; onGo: (() => void) | null };
  children?: ReactNode;
}

/** Where in a list the page is, and the way on; a way that does not exist is disabled, never gone. */
export function ListFooter({ range, back, on, children }: ListFooterProps) {
  return (
    <Box
      component="footer"
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        typography: 'body2',
        color: 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <span role="status">{range}</span>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Button startIcon={<ChevronLeft />} disabled={back.onGo === null} onClick={() => back.onGo?.()}>
          {back.label}
        </Button>
        <Button endIcon={<ChevronRight />} disabled={on.onGo === null} onClick={() => on.onGo?.()}>
          {on.label}
        </Button>
      </Box>
      <Box sx={{ flex: 1 }} />
      {children}
    </Box>
  );
}
