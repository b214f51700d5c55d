import type { Reason } from '@docket/contracts';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { countInWords } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';

interface ReasonRowProps {
  reason: Reason;
  digit: number | null;
  /** null: the column is not shown. */
  times: number | null;
  /** null: the person may not change it. */
  onEdit: (() => void) | null;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

/** One reason as people meet it, and what it rests on. */
export function ReasonRow({ reason, digit, times, onEdit, onUp, onDown }: ReasonRowProps) {
  const { key, label, clause, customerText, retired } = reason;
  return (
    <TableRow hover sx={{ verticalAlign: 'top', ...(retired && { '& td': { color: 'text.secondary' } }) }}>
      <TableCell sx={{ '& kbd': { ml: 0 } }}>{digit !== null && <KeyHint keys={String(digit)} />}</TableCell>
      <TableCell sx={{ whiteSpace: 'normal' }}>
        <Box sx={{ fontWeight: retired ? 400 : 540 }}>
          {label}
          {retired && <Chip size="small" variant="outlined" label="Retired" sx={{ ml: 1, height: 18 }} />}
        </Box>
        <Box component="code" sx={{ typography: 'caption', color: 'text.secondary' }}>
          {key}
        </Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal' }}>{clause}</TableCell>
      <TableCell sx={{ whiteSpace: 'normal' }}>
        {customerText ?? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            Internal
          </Box>
        )}
      </TableCell>
      <TableCell>
        <Needs reason={reason} />
      </TableCell>
      {times !== null && <TableCell align="right">{countInWords(times)}</TableCell>}
      {onEdit !== null && (
        <TableCell align="right" sx={{ '&&': { py: 0.25 }, whiteSpace: 'nowrap' }}>
          <IconButton
            size="small"
            aria-label={`Move ${label} up`}
            disabled={onUp === null}
            onClick={onUp ?? undefined}
          >
            <ArrowUpwardOutlined fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={`Move ${label} down`}
            disabled={onDown === null}
            onClick={onDown ?? undefined}
          >
            <ArrowDownwardOutlined fontSize="small" />
          </IconButton>
          <IconButton size="small" aria-label={`Edit ${label}`} onClick={onEdit}>
            <EditOutlined fontSize="small" />
          </IconButton>
        </TableCell>
      )}
    </TableRow>
  );
}

function Needs({ reason: { needsNote, needsSecondPerson } }: { reason: Reason }) {
  const needs = [
    ...(needsNote ? [{ word: 'A note', Icon: EditNoteOutlined }] : []),
    ...(needsSecondPerson ? [{ word: 'A second person', Icon: PeopleOutlined }] : []),
  ];
  return needs.map(({ word, Icon }) => (
    <Box key={word} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Icon aria-hidden sx={{ fontSize: 16, color: 'text.secondary' }} />
      {word}
    </Box>
  ));
}
