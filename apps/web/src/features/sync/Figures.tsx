import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly tone?: 'warning.main' | 'error.main' | undefined;
}

/** A named group of figures, names left, values right. */
export function Figures({ title, figures }: { title: string; figures: readonly Figure[] }) {
  return (
    <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
      <Box component="h2" sx={{ m: 0, mb: 0.75, typography: 'h3' }}>
        {title}
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', rowGap: 0.375 }}>
        {figures.map(({ name, value, tone }) => (
          <Box key={name} sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
            <Box component="dt" sx={{ color: 'text.secondary', flex: '1 1 auto' }}>
              {name}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                textAlign: 'right',
                fontVariantNumeric: 'tabular-nums',
                fontWeight: tone === undefined ? 460 : 600,
                color: tone ?? 'text.primary',
              }}
            >
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
