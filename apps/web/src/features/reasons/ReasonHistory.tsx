import type { ReasonCatalogue } from '@docket/contracts';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { changesIn } from './reason-changes.ts';

const COLUMNS: readonly ListColumn[] = [
  { key: 'version', label: 'Version', width: 88 },
  { key: 'at', label: 'Since', width: 120 },
  { key: 'by', label: 'By', width: 180 },
  { key: 'why', label: 'Why' },
  { key: 'changes', label: 'What changed' },
];

/** Every version, newest first, each with what it changed: decisions name the one they were made under. */
export function ReasonHistory({ catalogues }: { catalogues: readonly ReasonCatalogue[] }) {
  return (
    <Box component="section" sx={{ pt: 1, '& table': { ml: -3, width: 'calc(100% + 48px)' } }}>
      <Typography variant="h2" sx={{ pb: 0.5 }}>
        Versions
      </Typography>
      <ListTable
        label="Versions of the catalogue"
        columns={COLUMNS}
        state="ready"
        fill={false}
        minWidth={900}
      >
        {catalogues.map((catalogue, index) => (
          <TableRow key={catalogue.version} sx={{ verticalAlign: 'top' }}>
            <TableCell>{catalogue.version}</TableCell>
            <TableCell>
              <TimeAgo at={catalogue.at} />
            </TableCell>
            <TableCell>{catalogue.madeBy?.name ?? 'As shipped'}</TableCell>
            <TableCell sx={{ whiteSpace: 'normal' }}>{catalogue.because}</TableCell>
            <TableCell sx={{ whiteSpace: 'normal' }}>
              {whatChanged(catalogue, catalogues[index + 1])}
            </TableCell>
          </TableRow>
        ))}
      </ListTable>
    </Box>
  );
}

function whatChanged({ reasons }: ReasonCatalogue, before: ReasonCatalogue | undefined) {
  if (before === undefined) return '–';
  return changesIn(before.reasons, reasons).map((line) => <div key={line}>{line}</div>);
}
