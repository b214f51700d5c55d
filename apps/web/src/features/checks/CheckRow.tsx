import { CHECK_RULES, type PendingCheck } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { useMe } from '../../session/me.ts';
import { DecisionChip } from '../../ui/DecisionChip.tsx';
import { instantInWords, spanInWords } from '../../ui/format.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { useNow } from '../../ui/use-now.ts';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const SECOND = { typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT } as const;

/** One decision that waits: on whom, what, by whom, and which rules ask for the second person. */
export function CheckRow({ item }: { item: PendingCheck }) {
  const me = useMe();
  const now = useNow();
  const { decision } = item;
  const asked = decision.checks.at(-1);
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
        <Box sx={SECOND}>
          {item.sessionNumber === null ? item.caseId.slice(0, 8) : `#${item.sessionNumber}`} ·{' '}
          {item.caseStatus}
        </Box>
      </TableCell>
      <TableCell>
        <DecisionChip outcome={decision.outcome} state={decision.state} />
      </TableCell>
      <TableCell>
        <Box sx={{ lineHeight: '18px', ...CUT }}>
          {decision.maker.id === me.id ? 'You' : decision.maker.name}
        </Box>
        <Box sx={SECOND}>
          <TimeAgo at={decision.requestedAt} />
        </Box>
      </TableCell>
      <TableCell>
        {decision.checkRules.map((rule) => (
          <Box key={rule} sx={{ lineHeight: '18px', whiteSpace: 'normal' }}>
            {CHECK_RULES[rule]}
          </Box>
        ))}
        {asked?.verdict === 'asked' && (
          <Box sx={SECOND} title={asked.note ?? undefined}>
            {asked.checker.name} asked: {asked.note}
          </Box>
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <time dateTime={item.expiresAt} title={instantInWords(item.expiresAt)}>
          in {spanInWords(Date.parse(item.expiresAt) - now)}
        </time>
      </TableCell>
    </TableRow>
  );
}
