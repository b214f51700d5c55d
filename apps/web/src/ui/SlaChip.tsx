import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { instantInWords } from './format.ts';
import { Hidden } from './Hidden.tsx';
import { type SlaLevel, slaOf } from './sla.ts';
import { useNow } from './use-now.ts';

const COLORS: Record<SlaLevel, string> = {
  none: 'text.secondary',
  calm: 'text.secondary',
  soon: 'info.main',
  urgent: 'warning.main',
  overdue: 'error.main',
};

/** Time left until the review deadline; the words carry the meaning, the colour only repeats it. */
export function SlaChip({ waitingSince, dueAt }: { waitingSince: string | null; dueAt: string | null }) {
  const { level, text } = slaOf(useNow(), waitingSince, dueAt);
  const strong = level === 'urgent' || level === 'overdue';
  if (dueAt === null) {
    return (
      <Box component="span" sx={{ color: COLORS.none }}>
        <span aria-hidden>–</span>
        <Hidden>No deadline</Hidden>
      </Box>
    );
  }
  return (
    <Tooltip title={`Review deadline: ${instantInWords(dueAt)}`}>
      <Box
        component="span"
        sx={{
          color: COLORS[level],
          fontWeight: strong ? 560 : 400,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {text}
      </Box>
    </Tooltip>
  );
}
