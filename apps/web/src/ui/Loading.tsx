import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** Skeleton rows that appear after 150 ms only: a quick answer must not flicker. */
export function Loading({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <Box
      role="status"
      aria-label={label}
      sx={{
        p: 2,
        '@keyframes appear': { from: { opacity: 0 }, to: { opacity: 1 } },
        animation: 'appear 80ms 150ms both',
      }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={32} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </Box>
  );
}
