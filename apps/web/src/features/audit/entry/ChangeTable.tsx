import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { changedValues } from './change-lines.ts';

/** Before and after, value by value. */
export function ChangeTable({ from, to }: { from: unknown; to: unknown }) {
  const values = changedValues(from, to);
  if (values.length === 0) return <Box sx={{ typography: 'body2' }}>Nothing that is kept on record.</Box>;
  return (
    <Table
      size="small"
      aria-label="What changed"
      sx={{ tableLayout: 'fixed', '& th, & td': { px: 0, pr: 2, overflowWrap: 'anywhere' } }}
    >
      <TableHead>
        <TableRow>
          <TableCell>Value</TableCell>
          <TableCell>Before</TableCell>
          <TableCell>After</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {values.map(({ path, from: before, to: after }) => (
          <TableRow key={path}>
            <TableCell sx={{ color: 'text.secondary' }}>{path === '' ? 'value' : path}</TableCell>
            <TableCell>{before ?? '–'}</TableCell>
            <TableCell sx={{ fontWeight: 560 }}>{after ?? '–'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
