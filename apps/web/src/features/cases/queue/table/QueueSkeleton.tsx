import Skeleton from '@mui/material/Skeleton';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { ROW_HEIGHT } from '../../../../ui/density.ts';
import { columnsOf, EDGES } from './QueueHead.tsx';

const ROWS = Array.from({ length: 10 }, (_, row) => row);

/** Ten rows of the right height, after 150 ms only. */
export function QueueSkeleton({ selectable }: { selectable: boolean }) {
  return (
    <TableBody
      aria-hidden
      sx={{
        '@keyframes appear': { from: { opacity: 0 }, to: { opacity: 1 } },
        animation: 'appear 80ms 150ms both',
      }}
    >
      {ROWS.map((row) => (
        <TableRow key={row} sx={{ ...EDGES, height: ROW_HEIGHT }}>
          {columnsOf(selectable).map(({ key }, column) => (
            <TableCell key={key}>
              <Skeleton width={`${88 - ((row * 13 + column * 29) % 45)}%`} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  );
}
