import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import type { Show } from '../../../../ui/use-address.ts';
import { changed, type QueueSearch, sortOf } from '../queue-search.ts';
import { VIEWS } from '../queue-views.ts';

/** The reasons take what the other columns leave: they are what a reviewer scans the list for. */
export const COLUMNS = [
  { key: 'sla', label: 'SLA', width: { xs: 132, lg: 148 } },
  { key: 'name', label: 'Name', width: { xs: 160, lg: 204 } },
  { key: 'why', label: 'Why', width: 'auto' },
  { key: 'document', label: 'Document, workflow', width: { xs: 144, lg: 196 } },
  { key: 'holder', label: 'Holder', width: { xs: 104, lg: 128 } },
  { key: 'age', label: 'Waiting since', width: 128 },
  { key: 'status', label: 'Status', width: { xs: 120, lg: 152 } },
] as const;

/** Cells of the first and last column stand on the page's margins. */
export const EDGES = { '& > :first-of-type': { pl: 3 }, '& > :last-child': { pr: 3 } } as const;

/** The real header, also over skeleton rows, so that nothing moves when the rows arrive. */
export function QueueHead({ search, onChange }: { search: QueueSearch; onChange: Show<QueueSearch> }) {
  const { waits } = VIEWS[search.view];
  const sort = sortOf(search);
  const field = waits ? 'waiting' : 'created';
  // Oldest first reads as ascending, whichever moment the view orders by.
  const ascending = !sort.startsWith('-');
  const flip = () => onChange((now) => changed(now, { sort: ascending ? `-${field}` : field }));
  return (
    <TableHead>
      <TableRow sx={EDGES}>
        {COLUMNS.map(({ key, label, width }) => (
          <TableCell
            key={key}
            align={key === 'age' ? 'right' : 'left'}
            {...(key === 'age' ? { sortDirection: ascending ? 'asc' : 'desc' } : {})}
            sx={{ width }}
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
