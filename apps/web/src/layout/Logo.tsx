import Box from '@mui/material/Box';

/** A filed sheet with a tick, drawn in the accent of the scheme. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 32 32"
      aria-hidden
      sx={{ width: size, height: size, display: 'block', color: 'primary.main' }}
    >
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <Box
        component="g"
        sx={{ color: 'primary.contrastText', fill: 'none', stroke: 'currentColor', strokeWidth: 2.2 }}
      >
        <path d="M9 8.5h9.5L23 13v10.5H9z" strokeLinejoin="round" />
        <path d="M12.5 17.2l2.6 2.6 4.9-5.2" strokeLinecap="round" strokeLinejoin="round" />
      </Box>
    </Box>
  );
}
