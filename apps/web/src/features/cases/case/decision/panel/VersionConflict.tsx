import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { plural } from '../../case-words.ts';
import type { Change } from './what-changed.ts';

interface VersionConflictProps {
  changes: readonly Change[];
  onReview: () => void;
  onDiscard: () => void;
}

/** The case moved under a draft: nothing is sent until a person has seen what is different. */
export function VersionConflict({ changes, onReview, onDiscard }: VersionConflictProps) {
  return (
    <Box role="alertdialog" aria-label="The case changed" sx={{ px: 2, py: 1.5, display: 'grid', gap: 1 }}>
      <Typography variant="h2">The case changed since you opened it</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {plural(changes.length, 'change')}; your draft is kept and nothing was sent.
      </Typography>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 3,
          rowGap: 0.5,
          m: 0,
          maxHeight: 180,
          overflowY: 'auto',
          typography: 'body2',
        }}
      >
        {changes.map(({ what, before, after }) => (
          <Box key={`${what} ${before} ${after}`} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {what}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {before !== null && <Box component="del">{before}</Box>}
              {before !== null && after !== null && ' → '}
              {after !== null && (
                <Box component="ins" sx={{ textDecoration: 'none', fontWeight: 560 }}>
                  {after}
                </Box>
              )}
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
        <Button onClick={onDiscard}>Discard my decision</Button>
        <Button variant="contained" onClick={onReview}>
          Review again
        </Button>
      </Box>
    </Box>
  );
}
