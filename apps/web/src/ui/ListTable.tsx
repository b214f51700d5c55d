import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { ROW_HEIGHT } from './density.ts';
import { Hidden } from './Hidden.tsx';
import type { ListState } from './list-state.ts';

export interface ListColumn {
  readonly key: string;
  readonly label: string;
  /** Pixels; columns without one share the rest. */
  readonly width?: number;
  readonly align?: 'right';
  /** The label is for screen readers only: a column of buttons needs no word above it. */
  readonly silent?: boolean;
}

interface ListTableProps {
  label: string;
  columns: readonly ListColumn[];
  state: ListState;
  minWidth?: number;
  /** The table fills the page and scrolls by itself; otherwise it is as high as its rows. */
  fill?: boolean;
  /** Rows, each a TableRow. */
  children: ReactNode;
  /** Shown under the header instead of rows. */
  empty?: ReactNode;
}

const SKELETON_ROWS = 8;

/** A table with a header that stays, skeleton rows while loading, and its first and last cell on the page's margins. */
export function ListTable(props: ListTableProps) {
  const { label, columns, state, minWidth = 880, fill = true, children, empty } = props;
  return (
    <TableContainer aria-busy={state !== 'ready'} sx={fill ? { flex: '1 1 0', minHeight: 0 } : null}>
      <Table
        stickyHeader={fill}
        size="small"
        aria-label={label}
        sx={{
          tableLayout: 'fixed',
          minWidth,
          '& tr > :first-of-type': { pl: 3 },
          '& tr > :last-child': { pr: 3 },
          '& tbody tr': { height: ROW_HEIGHT },
        }}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ key, label: words, width, align, silent }) => (
              <TableCell key={key} align={align ?? 'left'} sx={width === undefined ? null : { width }}>
                {silent ? <Hidden>{words}</Hidden> : words}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        {state === 'loading' ? (
          <SkeletonRows columns={columns} />
        ) : (
          <TableBody sx={{ opacity: state === 'stale' ? 0.5 : 1 }}>{children}</TableBody>
        )}
      </Table>
      {state !== 'loading' && empty}
    </TableContainer>
  );
}

/** After 150 ms only: a quick answer must not flicker. */
function SkeletonRows({ columns }: { columns: readonly ListColumn[] }) {
  return (
    <TableBody
      aria-hidden
      sx={{
        '@keyframes appear': { from: { opacity: 0 }, to: { opacity: 1 } },
        animation: 'appear 80ms 150ms both',
      }}
    >
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <TableRow key={row}>
          {columns.map(({ key, align }, column) => (
            <TableCell key={key}>
              <Skeleton
                width={`${80 - ((row * 13 + column * 29) % 45)}%`}
                sx={align === 'right' ? { ml: 'auto' } : null}
              />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  );
}
