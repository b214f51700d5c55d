import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { may, useMe } from '../../../../session/me.ts';
import type { HoldHandle } from '../use-hold.ts';

/** Who holds the case, and taking or giving back the hold, for roles that may. */
export function HolderCell({ row, hold }: { row: CaseSummary; hold: HoldHandle }) {
  const me = useMe();
  const mine = row.holder?.id === me.id;
  const busy = hold.busyWith === row.id;
  if (row.holder !== null && !mine) {
    return (
      <Box
        title={row.holder.name}
        sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {row.holder.name}
      </Box>
    );
  }
  if (!may(me, 'case:claim') || (row.holder === null && row.status !== 'In Review')) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        Nobody
      </Box>
    );
  }
  const person = row.fullName ?? `session ${row.sessionNumber ?? row.id}`;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {mine && <span>You</span>}
      <Button
        loading={busy}
        aria-label={mine ? `Release ${person}` : `Claim ${person}`}
        onClick={() => hold.toggle(row)}
        sx={{ minHeight: 24, py: 0, px: 1, ml: mine ? 0 : -1, minWidth: 0, fontWeight: 500 }}
      >
        {mine ? 'Release' : 'Claim'}
      </Button>
    </Box>
  );
}
