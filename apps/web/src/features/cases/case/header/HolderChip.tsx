import type { CaseDetail } from '@docket/contracts';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useMe } from '../../../../session/me.ts';
import { instantInWords } from '../../../../ui/format.ts';
import { countdown } from '../case-words.ts';
import { useTick } from '../use-tick.ts';

type HolderChipProps = Pick<CaseDetail['case'], 'holder' | 'assignee'> & { mine: boolean };

/** Who holds the case and for how long; a claim that nobody renews ends by itself. Whose work it is, where that differs. */
export function HolderChip({ holder, assignee, mine }: HolderChipProps) {
  const me = useMe();
  const isAnothers = assignee !== null && assignee.id !== holder?.id;
  const purpose = isAnothers && ` · assigned to ${assignee.id === me.id ? 'you' : assignee.name}`;
  const now = useTick(holder === null ? null : 1000);
  if (holder === null)
    return (
      <Box
        component="span"
        role="group"
        aria-label="Holder"
        sx={{ color: 'text.secondary', typography: 'body2', whiteSpace: 'nowrap' }}
      >
        Held by nobody
        {purpose}
      </Box>
    );
  return (
    <Tooltip title={`Until ${instantInWords(holder.until)}, unless renewed`} describeChild>
      <Box
        component="span"
        role="group"
        aria-label="Holder"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          typography: 'body2',
          whiteSpace: 'nowrap',
          fontWeight: mine ? 560 : 400,
        }}
      >
        <PersonOutlined aria-hidden sx={{ fontSize: 16, color: mine ? 'primary.main' : 'text.secondary' }} />
        {mine ? 'Held by you' : `Held by ${holder.name}`}
        {purpose}
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {/* Of a colleague's renewals nothing is told here, only of the end; a clock at zero would be wrong. */}
          {Date.parse(holder.until) > now && countdown(holder.until, now)}
        </Box>
      </Box>
    </Tooltip>
  );
}
