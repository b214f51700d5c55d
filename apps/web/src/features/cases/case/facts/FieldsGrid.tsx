import type { FieldRow } from '@docket/contracts';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Hidden } from '../../../../ui/Hidden.tsx';
import { plural } from '../case-words.ts';
import type { DocumentEvidence } from '../evidence-parts.ts';
import { useShortcuts } from '../use-shortcuts.ts';
import { FieldStateIcon } from './FieldStateIcon.tsx';
import { foldFields, presentSources, type Source } from './field-rows.ts';
import { MrzCheckDigits } from './MrzCheckDigits.tsx';
import { SectionTitle } from './SectionTitle.tsx';

interface FieldsGridProps {
  rows: readonly FieldRow[];
  documents: readonly DocumentEvidence[];
}

/** Every field as each source gives it; what agrees is folded away until somebody wants to see it. */
export function FieldsGrid({ rows, documents }: FieldsGridProps) {
  const [differencesOnly, setDifferencesOnly] = useState(true);
  useShortcuts({ differences: () => setDifferencesOnly((on) => !on) });
  const sources = presentSources(rows);
  const { shown, folded } = foldFields(rows, differencesOnly);
  return (
    <Box component="section" aria-label="Fields" sx={{ borderTop: 1, borderColor: 'divider', pb: 1 }}>
      <SectionTitle title="Fields">
        <FormControlLabel
          sx={{ ml: 'auto', mr: 0, '& .MuiFormControlLabel-label': { typography: 'body2' } }}
          label="Differences only"
          control={
            <Switch size="small" checked={differencesOnly} onChange={(_, on) => setDifferencesOnly(on)} />
          }
        />
      </SectionTitle>
      {shown.length > 0 && (
        <Table
          size="small"
          aria-label="Fields by source"
          sx={{ '& td, & th': { px: 1, py: 0.5 }, '& [data-first]': { pl: 2 } }}
        >
          <TableHead>
            <TableRow>
              <TableCell data-first>Field</TableCell>
              {sources.map(({ id, label }) => (
                <TableCell key={id}>{label}</TableCell>
              ))}
              <TableCell>
                <Hidden>Agreement</Hidden>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <Row key={row.key} row={row} sources={sources} />
            ))}
          </TableBody>
        </Table>
      )}
      {folded > 0 && (
        <Typography variant="caption" component="p" sx={{ m: 0, px: 2, py: 0.75, color: 'text.secondary' }}>
          {shown.length === 0 ? 'No differences. ' : ''}
          {plural(folded, 'field')} without differences folded away
        </Typography>
      )}
      {rows.length === 0 && (
        <Typography variant="body2" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
          Nothing was read from documents yet.
        </Typography>
      )}
      {documents.map(({ mrz, nodeId, number }) =>
        mrz === null || mrz.checks.length === 0 ? null : (
          <MrzCheckDigits key={nodeId ?? number} checks={mrz.checks} />
        ),
      )}
    </Box>
  );
}

function Row({ row, sources }: { row: FieldRow; sources: readonly { id: Source }[] }) {
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell data-first component="th" scope="row" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {row.label}
      </TableCell>
      {sources.map(({ id }) => (
        <TableCell
          key={id}
          sx={{ overflowWrap: 'anywhere', fontWeight: row.state === 'different' ? 560 : 400 }}
        >
          {row[id] ?? (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              –
            </Box>
          )}
        </TableCell>
      ))}
      <TableCell align="right" sx={{ width: 32 }}>
        <FieldStateIcon row={row} />
      </TableCell>
    </TableRow>
  );
}
