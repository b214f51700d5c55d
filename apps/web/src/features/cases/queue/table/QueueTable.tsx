import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableContainer from '@mui/material/TableContainer';
import { type ReactNode, useRef } from 'react';
import { may, useMe } from '../../../../session/me.ts';
import type { Show } from '../../../../ui/use-address.ts';
import type { useWork } from '../../work/use-work.ts';
import type { Asked } from '../../work/WorkDialog.tsx';
import type { Selection } from '../bulk/use-selection.ts';
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
  selection: Selection | null;
  work: ReturnType<typeof useWork>;
  onChange: Show<QueueSearch>;
  /** What is shown below the header instead of rows. */
  children: ReactNode;
}

/** The cases of one page. Rows keep their identity over refreshes, so that the focus stays where it is. */
export function QueueTable(props: QueueTableProps) {
  const { search, rows, steady, stale, selection, work, onChange, children } = props;
  const me = useMe();
  const body = useRef<HTMLTableSectionElement>(null);
  const hold = useHold();
  const rowsOf = (caseId: string | undefined) => (rows ?? []).filter(({ id }) => id === caseId);
  // What is selected is meant, also while the focus is on another row.
  const begin = (what: Asked['what']) => (caseId: string | undefined) =>
    work.ask(what, selection !== null && selection.rows.length > 0 ? selection.rows : rowsOf(caseId));
  useRowFocus(body, {
    'queue.hold': (caseId) => {
      if (may(me, 'case:claim')) rowsOf(caseId).forEach(hold.toggle);
    },
    'queue.assign': begin('assign'),
    'queue.snooze': begin('snooze'),
    'queue.tag': begin('tag'),
    ...(selection !== null && {
      'queue.select': (caseId) => {
        for (const { id } of rowsOf(caseId)) selection.toggle(id);
      },
      'queue.selectAll': selection.toggleAll,
    }),
  });
  return (
    <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', position: 'relative' }}>
      <TableContainer aria-busy={rows === undefined || stale} sx={{ flex: '1 1 0', minWidth: 0 }}>
        <Table stickyHeader size="small" aria-label="Cases" sx={{ tableLayout: 'fixed', minWidth: 964 }}>
          <QueueHead search={search} selection={selection} onChange={onChange} />
          {rows === undefined ? (
            <QueueSkeleton selectable={selection !== null} />
          ) : (
            <TableBody
              ref={body}
              onPointerEnter={() => steady.hold(true)}
              onPointerLeave={() => steady.hold(false)}
              sx={{ opacity: stale ? 0.5 : 1 }}
            >
              {rows.map((row) => (
                <QueueRow key={row.id} row={row} hold={hold} selection={selection} />
              ))}
            </TableBody>
          )}
        </Table>
        {children}
      </TableContainer>
      <NewCasesPill count={steady.waiting} onShow={steady.show} />
    </Box>
  );
}
