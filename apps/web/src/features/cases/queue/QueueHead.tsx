import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { changed, type QueueSearch, sortOf } from './queue-search.ts';
import { VIEWS } from './queue-views.ts';

/** `from`: the narrowest window that shows the column; a narrower one gives its room to the reasons. */
export const COLUMNS = [
  { key: 'sla', label: 'SLA', width: 112, from: 'xs' },
  { key: 'name', label: 'Name', width: 208, from: 'xs' },
  { key: 'why', label: 'Why', width: 'auto', from: 'xs' },
  { key: 'workflow', label: 'Workflow', width: 168, from: 'lg' },
  { key: 'document', label: 'Document', width: 144, from: 'xs' },
  { key: 'holder', label: 'Holder', width: 156, from: 'xs' },
  { key: 'age', label: 'Waiting since', width: 112, from: 'xs' },
  { key: 'status', label: 'Status', width: 152, from: 'xs' },
] as const;

/** Hides a column below its breakpoint. */
export const LARGE_ONLY = { display: { xs: 'none', lg: 'table-cell' } } as const;

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
      <TableRow>
        {COLUMNS.map(({ key, label, width, from }) => (
          <TableCell
            key={key}
            align={key === 'age' ? 'right' : 'left'}
            {...(key === 'age' ? { sortDirection: ascending ? 'asc' : 'desc' } : {})}
            sx={[{ width }, from === 'lg' && LARGE_ONLY]}
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
