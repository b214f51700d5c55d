import Box from '@mui/material/Box';
import { useEnvironment } from '../session/me.ts';

/** Says on every page that nothing here is real, so that no demo is ever mistaken for the desk. */
export function DemoBanner() {
  const environment = useEnvironment();
  if (environment?.demo !== true) return null;
  return (
    <Box
      component="aside"
      aria-label="Demo"
      sx={{
        flex: 'none',
        display: 'flex',
        justifyContent: 'center',
        gap: 1,
        px: 2,
        py: 0.25,
        // A tint and not the full colour: it is always there, and must not shout over a real warning.
        bgcolor:
          'color-mix(in srgb, var(--mui-palette-warning-main) 14%, var(--mui-palette-background-paper))',
        color: 'warning.main',
        typography: 'caption',
      }}
    >
      <Box component="strong" sx={{ letterSpacing: '0.08em' }}>
        DEMO
      </Box>
      <span>Invented people and specimen documents. Do not enter real data.</span>
    </Box>
  );
}
