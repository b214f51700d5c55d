import type { Allowed, DeliveryRow } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { clockInWords, dayInWords, utcInWords } from '../../ui/dates.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { lagInWords, RESULT_WORDS, refusalInWords } from './sync-words.ts';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface DeliveryTableRowProps {
  row: DeliveryRow;
  busy: boolean;
  onReplay: () => void;
}

/** One arrival: when, about what, what came of it. */
export function DeliveryTableRow({ row, busy, onReplay }: DeliveryTableRowProps) {
  const refused = row.state === 'refused';
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Tooltip title={utcInWords(row.receivedAt)}>
          <time dateTime={row.receivedAt}>
            {dayInWords(row.receivedAt)}
            <Box component="span" sx={{ ml: 1 }}>
              {clockInWords(row.receivedAt)}
            </Box>
          </time>
        </Tooltip>
      </TableCell>
      <TableCell sx={CUT}>{row.type ?? '–'}</TableCell>
      <TableCell sx={CUT}>
        <Session caseId={row.caseId} />
      </TableCell>
      <TableCell sx={{ ...CUT, ...(refused && { color: 'warning.main', fontWeight: 560 }) }}>
        {refused ? `Refused: ${refusalInWords(row.because ?? 'unknown')}` : RESULT_WORDS[row.result]}
      </TableCell>
      <TableCell align="right">{lagOf(row)}</TableCell>
      <TableCell align="right">{row.repeats === 0 ? '–' : row.repeats}</TableCell>
      <TableCell align="right" sx={{ '&&': { py: 0.25 } }}>
        {row.state === 'accepted' && row.caseId !== null && (
          <ReplayButton row={row} busy={busy} onReplay={onReplay} />
        )}
      </TableCell>
    </TableRow>
  );
}

function ReplayButton({ row, busy, onReplay }: DeliveryTableRowProps) {
  const allowed: Allowed = may(useMe(), 'sync:manage') || {
    because: `Only an ${rolesInWords('sync:manage')} replays deliveries.`,
  };
  return (
    <ReasonedButton
      allowed={allowed}
      color="inherit"
      loading={busy}
      aria-label={`Replay the delivery of ${utcInWords(row.receivedAt)}`}
      onClick={onReplay}
    >
      Replay
    </ReasonedButton>
  );
}

/** Administrators get the id without the way to the case. */
function Session({ caseId }: { caseId: DeliveryRow['caseId'] }) {
  const me = useMe();
  if (caseId === null) return '–';
  if (!may(me, 'case:view')) return <code>{caseId}</code>;
  return (
    <Link component={RouterLink} to={paths.case(caseId)}>
      <code>{caseId}</code>
    </Link>
  );
}

function lagOf({ receivedAt, readAt }: DeliveryRow): string {
  return readAt === null ? '–' : lagInWords(Math.max(0, Date.parse(readAt) - Date.parse(receivedAt)));
}
