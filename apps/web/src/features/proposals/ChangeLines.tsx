import type { ProposedChange } from '@docket/contracts';
import Box from '@mui/material/Box';
import { Hidden } from '../../ui/Hidden.tsx';
import { linesOf } from './proposal-words.ts';

/** What would be another way, a line each: before → after. */
export function ChangeLines({ change }: { change: ProposedChange }) {
  const lines = linesOf(change);
  if (lines.length === 0) return <div>Nothing would be another way.</div>;
  return (
    <Box
      component="ul"
      sx={{ m: 0, p: 0, listStyle: 'none', overflowWrap: 'anywhere', whiteSpace: 'normal' }}
    >
      {lines.map(({ what, before, after }) => (
        <li key={what}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {what}:{' '}
          </Box>
          {before !== null && (
            <>
              <Hidden>from </Hidden>
              {before} <span aria-hidden>→</span>
              <Hidden> to</Hidden>{' '}
            </>
          )}
          <strong>{after}</strong>
        </li>
      ))}
    </Box>
  );
}
