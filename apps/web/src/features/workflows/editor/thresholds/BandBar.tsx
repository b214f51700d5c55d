import Box from '@mui/material/Box';
import { type Band, bandsOf, type Deed, type Direction } from './bands.ts';

const COLORS: Record<Deed, string> = {
  declines: 'error.main',
  'goes to review': 'warning.main',
  passes: 'success.main',
};

interface BandBarProps {
  direction: Direction;
  declineAt: number;
  reviewAt: number;
}

/** The scale from 0 to 100 with what Didit does in each part; the sentence beside it says the same. */
export function BandBar({ direction, declineAt, reviewAt }: BandBarProps) {
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: '2px', height: 6 }}>
      {bandsOf(direction, declineAt, reviewAt).map((band) => (
        <Box
          key={band.deed}
          sx={{ flex: `${widthOf(band)} 1 0`, bgcolor: COLORS[band.deed], borderRadius: 0.25 }}
        />
      ))}
    </Box>
  );
}

/** A band of a single score is still drawn. */
function widthOf({ from, to }: Band): number {
  return Math.max(to - from, 1);
}
