import { contract } from '@docket/contracts';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useRead } from '../api/query.ts';
import { may, useMe } from '../session/me.ts';
import { PLACES, type Place } from './navigation.ts';
import { RailLink } from './RailLink.tsx';

const REMEMBERED = 'docket.rail';
const ASK_MS = 60_000;

/** The places a role may go to; folded to icons or open with words, as the person left it. */
export function Rail() {
  const me = useMe();
  const [open, setOpen] = useState(() => localStorage.getItem(REMEMBERED) !== 'folded');
  const counts = useCounts();
  const toggle = () => {
    localStorage.setItem(REMEMBERED, open ? 'folded' : 'open');
    setOpen(!open);
  };
  const words = open ? 'Fold navigation' : 'Open navigation';
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        flex: 'none',
        width: open ? { xs: 56, xl: 176 } : 56,
        display: 'flex',
        flexDirection: 'column',
        gap: 0.25,
        p: 1,
        borderRight: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
        overflow: 'hidden auto',
      }}
    >
      {PLACES.filter(({ permission }) => may(me, permission)).map((place) => (
        <RailLink
          key={place.to}
          place={place}
          open={open}
          count={place.counts === undefined ? 0 : counts[place.counts]}
        />
      ))}
      <Box sx={{ flex: 1 }} />
      <Tooltip title={words} placement="right">
        <ButtonBase
          aria-label={words}
          onClick={toggle}
          sx={{
            height: 32,
            borderRadius: 1,
            color: 'text.secondary',
            display: { xs: 'none', xl: 'inline-flex' },
          }}
        >
          {open ? <ChevronLeft fontSize="small" /> : <ChevronRight fontSize="small" />}
        </ButtonBase>
      </Tooltip>
    </Box>
  );
}

/** How much waits at the places that are queues, for who may do something about it. */
function useCounts(): Record<NonNullable<Place['counts']>, number> {
  const me = useMe();
  const cases = useRead(contract.countCases, {}, { enabled: may(me, 'case:list') && may(me, 'bypass:view') });
  const erasures = useRead(
    contract.countErasures,
    {},
    // Admins are told nothing about cases as it happens, so the number is asked for.
    { enabled: may(me, 'erasure:check'), refetchInterval: ASK_MS },
  );
  const proposals = useRead(contract.countProposals, {}, { enabled: may(me, 'proposal:check') });
  return {
    bypasses: cases.data?.bypasses ?? 0,
    checks: cases.data?.checks ?? 0,
    erasures: erasures.data?.waiting ?? 0,
    proposals: proposals.data?.waiting ?? 0,
  };
}
