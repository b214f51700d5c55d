import type { Bypass } from '@docket/contracts';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { lookOfStatus } from '../../ui/status-looks.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { actorInWords, FINDER_WORDS, RESOLUTION_WORDS } from './bypass-words.ts';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const SECOND = { typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT } as const;

interface BypassRowProps {
  item: Bypass;
  busy: boolean;
  onTake: () => void;
  onResolve: () => void;
}

/** One status change: on which case, from what to what, by whom, and who looks into it. */
export function BypassRow({ item, busy, onTake, onResolve }: BypassRowProps) {
  const number = item.sessionNumber === null ? item.caseId.slice(0, 8) : `#${item.sessionNumber}`;
  return (
    <TableRow hover sx={{ '& > td': { py: 0.5 } }}>
      <TableCell>
        <Link
          component={RouterLink}
          to={paths.case(item.caseId)}
          color="inherit"
          dir="auto"
          sx={{ display: 'block', textAlign: 'left', lineHeight: '18px', fontWeight: 540, ...CUT }}
        >
          {item.fullName ?? 'Name not known'}
        </Link>
        <Box sx={SECOND}>{number}</Box>
      </TableCell>
      <TableCell>
        <Change from={item.from} to={item.to} />
        <Box sx={SECOND}>
          {item.caseStatus === item.to ? 'Still so' : `Now ${lookOfStatus(item.caseStatus).label}`}
        </Box>
      </TableCell>
      <TableCell>
        <Box sx={{ lineHeight: '18px', ...CUT }}>{actorInWords(item.actor)}</Box>
        <Box sx={SECOND}>Found by {FINDER_WORDS[item.foundBy]}</Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <TimeAgo at={item.happenedAt} />
      </TableCell>
      <TableCell>
        <Box sx={{ lineHeight: '18px', ...CUT, ...(item.owner === null && { color: 'text.secondary' }) }}>
          {item.owner?.name ?? 'Nobody yet'}
        </Box>
        {item.resolution !== null && (
          <Box sx={SECOND} title={item.note ?? undefined}>
            {RESOLUTION_WORDS[item.resolution].label}: {item.note}
          </Box>
        )}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {item.state === 'open' && (
          <>
            <ReasonedButton
              allowed={item.allowed.take}
              color="inherit"
              loading={busy}
              aria-label={`Take ${number}`}
              onClick={onTake}
            >
              Take
            </ReasonedButton>
            <ReasonedButton
              allowed={item.allowed.resolve}
              aria-label={`Resolve ${number}`}
              onClick={onResolve}
            >
              Resolve
            </ReasonedButton>
          </>
        )}
      </TableCell>
    </TableRow>
  );
}

function Change({ from, to }: { from: string; to: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, lineHeight: '18px', whiteSpace: 'nowrap' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {lookOfStatus(from).label}
      </Box>
      <ArrowForward aria-hidden sx={{ fontSize: 14, color: 'text.secondary' }} />
      <Hidden>became</Hidden>
      <Box component="span" sx={{ fontWeight: 560 }}>
        {lookOfStatus(to).label}
      </Box>
    </Box>
  );
}
