import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableContainer from '@mui/material/TableContainer';
import { type ReactNode, useRef } from 'react';
import { may, useMe } from '../../../../session/me.ts';
import type { Show } from '../../../../ui/use-address.ts';
import { useWork } from '../../work/use-work.ts';
import { WorkDialog } from '../../work/WorkDialog.tsx';
import type { QueueSearch } from '../queue-search.ts';
import { NewCasesPill } from '../steady/NewCasesPill.tsx';
import type { SteadyRows } from '../steady/use-steady-rows.ts';
import { useHold } from '../use-hold.ts';
import { QueueHead } from './QueueHead.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueSkeleton } from './QueueSkeleton.tsx';
import { useRowFocus } from './use-row-focus.ts';

interface QueueTableProps {
  search: QueueSearch;
  /** undefined while the first page is on its way. */
  rows: readonly CaseSummary[] | undefined;
  steady: Omit<SteadyRows, 'rows'>;
  /** The rows are from before: another page is loading, or refreshing failed. */
  stale: boolean;
  onChange: Show<QueueSearch>;
  /** What is shown below the header instead of rows. */
  children: ReactNode;
}

/** The cases of one page. Rows keep their identity over refreshes, so that the focus stays where it is. */
export function QueueTable({ search, rows, steady, stale, onChange, children }: QueueTableProps) {
  const me = useMe();
  const body = useRef<HTMLTableSectionElement>(null);
  const hold = useHold();
  const work = useWork();
  const rowsOf = (caseId: string) => (rows ?? []).filter(({ id }) => id === caseId);
  useRowFocus(body, {
    'queue.hold': (caseId) => {
      if (may(me, 'case:claim')) rowsOf(caseId).forEach(hold.toggle);
    },
    'queue.assign': (caseId) => work.ask('assign', rowsOf(caseId)),
    'queue.snooze': (caseId) => work.ask('snooze', rowsOf(caseId)),
    'queue.tag': (caseId) => work.ask('tag', rowsOf(caseId)),
  });
  return (
    <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', position: 'relative' }}>
      <TableContainer aria-busy={rows === undefined || stale} sx={{ flex: '1 1 0', minWidth: 0 }}>
        <Table stickyHeader size="small" aria-label="Cases" sx={{ tableLayout: 'fixed', minWidth: 920 }}>
          <QueueHead search={search} onChange={onChange} />
          {rows === undefined ? (
            <QueueSkeleton />
          ) : (
            <TableBody
              ref={body}
              onPointerEnter={() => steady.hold(true)}
              onPointerLeave={() => steady.hold(false)}
              sx={{ opacity: stale ? 0.5 : 1 }}
            >
              {rows.map((row) => (
                <QueueRow key={row.id} row={row} hold={hold} />
              ))}
            </TableBody>
          )}
        </Table>
        {children}
      </TableContainer>
      <WorkDialog asked={work.asked} onClose={work.close} />
      <NewCasesPill count={steady.waiting} onShow={steady.show} />
    </Box>
  );
}
