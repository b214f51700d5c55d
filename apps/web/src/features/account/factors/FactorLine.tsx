import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface FactorLineProps {
  icon: ReactNode;
  name: string;
  isMissing?: boolean;
  children?: ReactNode;
}

/** One thing a person has, and since when. */
export function FactorLine({ icon, name, isMissing = false, children }: FactorLineProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minHeight: 32,
        minWidth: 0,
        typography: 'body2',
        '& > svg': { fontSize: 18, color: 'text.secondary', flexShrink: 0 },
      }}
    >
      {icon}
      <Box
        component="span"
        sx={{
          fontWeight: isMissing ? 400 : 560,
          color: isMissing ? 'text.secondary' : 'text.primary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {name}
      </Box>
      {children !== undefined && (
        <Box component="span" sx={{ color: 'text.secondary', flexShrink: 0 }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
