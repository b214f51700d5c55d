import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { changed, type QueueSearch, sortOf } from './queue-search.ts';
import { VIEWS } from './queue-views.ts';

/** `from`: the narrowest window that shows the column; a narrower one gives its room to the reasons. */
export const COLUMNS = [
  { key: 'sla', label: 'SLA', width: 140, from: 'xs' },
  { key: 'name', label: 'Name', width: { xs: 168, lg: 192 }, from: 'xs' },
  { key: 'why', label: 'Why', width: 'auto', from: 'xs' },
  { key: 'workflow', label: 'Workflow', width: 148, from: 'xl' },
  { key: 'document', label: 'Document', width: { xs: 108, lg: 132 }, from: 'xs' },
  { key: 'holder', label: 'Holder', width: { xs: 104, lg: 128 }, from: 'xs' },
  { key: 'age', label: 'Waiting since', width: 128, from: 'xs' },
  { key: 'status', label: 'Status', width: { xs: 120, lg: 152 }, from: 'xs' },
] as const;

/** Cells of the first and last column stand on the page's margins. */
export const EDGES = { '& > :first-of-type': { pl: 3 }, '& > :last-child': { pr: 3 } } as const;

/** Hides a column below its breakpoint. */
export const WIDE_ONLY = { display: { xs: 'none', xl: 'table-cell' } } as const;

/** The real header, also over skeleton rows, so that nothing moves when the rows arrive. */
export function QueueHead({
  search,
  onChange,
}: {
  search: QueueSearch;
  onChange: (next: QueueSearch) => void;
}) {
  const { waits } = VIEWS[search.view];
  const sort = sortOf(search);
  const field = waits ? 'waiting' : 'created';
  // Oldest first reads as ascending, whichever moment the view orders by.
  const ascending = !sort.startsWith('-');
  const flip = () => onChange(changed(search, { sort: ascending ? `-${field}` : field }));
  return (
    <TableHead>
      <TableRow sx={EDGES}>
        {COLUMNS.map(({ key, label, width, from }) => (
          <TableCell
            key={key}
            align={key === 'age' ? 'right' : 'left'}
            {...(key === 'age' ? { sortDirection: ascending ? 'asc' : 'desc' } : {})}
            sx={[{ width }, from === 'xl' && WIDE_ONLY]}
          >
            {key === 'age' ? (
              <TableSortLabel active direction={ascending ? 'asc' : 'desc'} onClick={flip}>
                {waits ? label : 'Started'}
              </TableSortLabel>
            ) : (
              label
            )}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}
