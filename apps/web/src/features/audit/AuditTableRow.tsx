import type { AuditRow } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useReasonLabel } from '../../session/reasons.ts';
import { clockInWords, dayInWords, utcInWords } from '../../ui/dates.ts';
import { countInWords } from '../../ui/format.ts';
import { entryReasonInWords, OUTCOME_LOOKS } from './entry/entry-words.ts';

const SHORT_HASH = 10;
const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface AuditTableRowProps {
  row: AuditRow;
  selected: boolean;
  onOpen: () => void;
}

/** One entry: when, what, why, and its place in the log. */
export function AuditTableRow({ row, selected, onOpen }: AuditTableRowProps) {
  const { at, sentence, reason, outcome, index, leafHash } = row;
  const labelOf = useReasonLabel();
  const look = OUTCOME_LOOKS.get(outcome);
  return (
    <TableRow hover selected={selected} onClick={onOpen} sx={{ cursor: 'pointer' }}>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Tooltip title={utcInWords(at)}>
          <time dateTime={at}>
            {dayInWords(at)}
            <Box component="span" sx={{ ml: 1 }}>
              {clockInWords(at)}
            </Box>
          </time>
        </Tooltip>
      </TableCell>
      <TableCell sx={CUT}>
        <Link
          component="button"
          color="inherit"
          aria-haspopup="dialog"
          title={sentence}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
          sx={{ font: 'inherit', maxWidth: '100%', textAlign: 'left', verticalAlign: 'baseline', ...CUT }}
        >
          {sentence}
        </Link>
      </TableCell>
      <TableCell sx={CUT}>
        {look !== undefined && (
          <Box component="span" sx={{ color: look.color, fontWeight: 560, mr: 1 }}>
            {look.label}
          </Box>
        )}
        {reason === null ? (look === undefined ? '–' : null) : entryReasonInWords(reason, labelOf)}
      </TableCell>
      <TableCell align="right">{index === null ? 'waits' : countInWords(index)}</TableCell>
      <TableCell sx={{ color: 'text.secondary' }}>
        {leafHash === null ? '–' : <code>{leafHash.slice(0, SHORT_HASH)}</code>}
      </TableCell>
    </TableRow>
  );
}
