import type { CaseDetail, FieldRow } from '@docket/contracts';
import EditOutlined from '@mui/icons-material/EditOutlined';
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
import { may, useMe } from '../../../../session/me.ts';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';
import { Hidden } from '../../../../ui/Hidden.tsx';
import { ReasonedButton } from '../../../../ui/ReasonedButton.tsx';
import { plural } from '../case-words.ts';
import type { DocumentEvidence } from '../evidence-parts.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { type CorrectionLine, correctionLine } from './correction-words.ts';
import { FieldStateIcon } from './FieldStateIcon.tsx';
import { foldFields, presentSources, type Source } from './field-rows.ts';
import { MrzCheckDigits } from './MrzCheckDigits.tsx';
import { SectionTitle } from './SectionTitle.tsx';

interface FieldsGridProps {
  detail: CaseDetail;
  rows: readonly FieldRow[];
  documents: readonly DocumentEvidence[];
}

/** Every field as each source gives it; what agrees is folded away until somebody wants to see it. */
export function FieldsGrid({ detail, rows, documents }: FieldsGridProps) {
  const [differencesOnly, setDifferencesOnly] = useState(true);
  useShortcuts({ differences: () => setDifferencesOnly((on) => !on) });
  const sources = presentSources(rows);
  const lines = new Map(rows.map((row) => [row.key, correctionLine(row, detail.corrections)]));
  const touched = new Set(rows.flatMap(({ key }) => (lines.get(key) == null ? [] : [key])));
  const { shown, folded } = foldFields(rows, differencesOnly, touched);
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
                <Hidden>Agreement and correction</Hidden>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <Row
                key={row.key}
                detail={detail}
                row={row}
                sources={sources}
                line={lines.get(row.key) ?? null}
              />
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

interface RowProps {
  detail: CaseDetail;
  row: FieldRow;
  sources: readonly { id: Source }[];
  line: CorrectionLine | null;
}

function Row({ detail, row, sources, line }: RowProps) {
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
          {id === 'ocr' && line !== null && <Corrected line={line} />}
        </TableCell>
      ))}
      <TableCell align="right" sx={{ width: 64, whiteSpace: 'nowrap' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 0.5 }}>
          <CorrectButton detail={detail} row={row} />
          <FieldStateIcon row={row} />
        </Box>
      </TableCell>
    </TableRow>
  );
}

/** What stood there before a person corrected it. */
function Corrected({ line }: { line: CorrectionLine }) {
  return (
    <Typography
      variant="caption"
      component="div"
      sx={{ fontWeight: 400, color: line.isProblem ? 'error.main' : 'text.secondary' }}
    >
      {line.before !== null && (
        <>
          <del>{line.before}</del> →{' '}
        </>
      )}
      {line.words}
    </Typography>
  );
}

/** Only for values that Didit lets one correct; it says why when it cannot be done now. */
function CorrectButton({ detail, row }: { detail: CaseDetail; row: FieldRow }) {
  const [open, setOpen] = useState(false);
  const mayCorrect = may(useMe(), 'case:decide');
  const target = detail.correctable.find(({ field }) => field === row.key);
  if (target === undefined || !mayCorrect) return null;
  return (
    <>
      <ReasonedButton
        allowed={detail.allowed.correct}
        color="inherit"
        aria-label={`Correct: ${row.label}`}
        onClick={() => setOpen(true)}
        sx={{ minWidth: 24, width: 24, height: 24, p: 0, color: 'text.secondary' }}
      >
        <EditOutlined sx={{ fontSize: 15 }} />
      </ReasonedButton>
      {open && <CorrectDialog detail={detail} row={row} target={target} onClose={() => setOpen(false)} />}
    </>
  );
}
