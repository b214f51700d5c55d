import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import type { Show } from '../../../../ui/use-address.ts';
import { SelectBox } from '../bulk/SelectBox.tsx';
import type { Selection } from '../bulk/use-selection.ts';
import { changed, type QueueSearch, sortOf } from '../queue-search.ts';
import { VIEWS } from '../queue-views.ts';

/** The reasons take what the other columns leave: they are what a reviewer scans the list for. */
const COLUMNS = [
  { key: 'select', label: 'Select', width: 52 },
  { key: 'sla', label: 'SLA', width: { xs: 132, lg: 148 } },
  { key: 'name', label: 'Name', width: { xs: 160, lg: 204 } },
  { key: 'why', label: 'Why', width: 'auto' },
  { key: 'document', label: 'Document, workflow', width: { xs: 144, lg: 196 } },
  { key: 'holder', label: 'Holder', width: { xs: 104, lg: 128 } },
  { key: 'age', label: 'Waiting since', width: 128 },
  { key: 'status', label: 'Status', width: { xs: 120, lg: 152 } },
] as const;

/** Rows are selected only by who can do something to them. */
export function columnsOf(selectable: boolean) {
  return COLUMNS.filter(({ key }) => selectable || key !== 'select');
}

/** Cells of the first and last column stand on the page's margins. */
export const EDGES = { '& > :first-of-type': { pl: 3 }, '& > :last-child': { pr: 3 } } as const;

/** The real header, also over skeleton rows, so that nothing moves when the rows arrive. */
export function QueueHead({
  search,
  selection,
  onChange,
}: {
  search: QueueSearch;
  selection: Selection | null;
  onChange: Show<QueueSearch>;
}) {
  const { waits } = VIEWS[search.view];
  const sort = sortOf(search);
  const field = waits ? 'waiting' : 'created';
  // Oldest first reads as ascending, whichever moment the view orders by.
  const ascending = !sort.startsWith('-');
  const flip = () => onChange((now) => changed(now, { sort: ascending ? `-${field}` : field }));
  return (
    <TableHead>
      <TableRow sx={EDGES}>
        {columnsOf(selection !== null).map(({ key, label, width }) => (
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
            ) : key === 'select' && selection !== null ? (
              <SelectAll selection={selection} />
            ) : (
              label
            )}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

function SelectAll({ selection: { rows, onPage, toggleAll } }: { selection: Selection }) {
  const isAll = onPage > 0 && rows.length === onPage;
  return (
    <SelectBox
      label="Select all on this page"
      checked={isAll}
      indeterminate={rows.length > 0 && !isAll}
      onSelect={toggleAll}
    />
  );
}
