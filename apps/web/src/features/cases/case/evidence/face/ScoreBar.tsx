import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { scoreText } from '../../case-words.ts';

export interface Mark {
  at: number;
  label: string;
}

interface ScoreBarProps {
  label: string;
  score: number | null;
  marks?: readonly Mark[];
}

/** A score from 0 to 100 on its scale, with the limits that turn it into a warning or a refusal. */
export function ScoreBar({ label, score, marks = [] }: ScoreBarProps) {
  const limits = marks.map(({ at, label: words }) => `${words} ${at}`).join(', ');
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {label}
        </Typography>
        <Typography variant="h1" component="span" sx={{ ml: 'auto' }}>
          {scoreText(score)}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          of 100
        </Typography>
      </Box>
      <Box
        role="img"
        aria-label={`${label} ${scoreText(score)} of 100${limits === '' ? '' : `; ${limits}`}`}
        sx={{
          position: 'relative',
          height: 6,
          mt: 0.5,
          mb: marks.length > 0 ? 3 : 1,
          bgcolor: 'divider',
          borderRadius: 3,
        }}
      >
        {score !== null && (
          <Box
            sx={{
              position: 'absolute',
              inset: 0,
              right: 'auto',
              width: `${score}%`,
              bgcolor: 'primary.main',
              borderRadius: 3,
            }}
          />
        )}
        {marks.map(({ at, label: words }, index) => (
          <Box
            key={words}
            sx={{
              position: 'absolute',
              left: `${at}%`,
              top: -3,
              height: 12,
              borderLeft: 2,
              borderColor: 'text.primary',
            }}
          >
            <Typography
              variant="caption"
              sx={{
                position: 'absolute',
                top: 13,
                whiteSpace: 'nowrap',
                color: 'text.secondary',
                // The lower limit speaks to its left and the higher to its right, so that close ones stay legible.
                transform: index === 0 && at > 20 ? 'translateX(-100%)' : 'none',
                px: 0.5,
                fontSize: 11,
              }}
            >
              {words} {at}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
