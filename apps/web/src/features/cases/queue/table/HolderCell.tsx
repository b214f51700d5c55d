import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { may, useMe } from '../../../../session/me.ts';
import type { HoldHandle } from '../use-hold.ts';

/** Who holds the case or else has it assigned, and taking or giving back the hold, for roles that may. */
export function HolderCell({ row, hold }: { row: CaseSummary; hold: HoldHandle }) {
  const me = useMe();
  const mine = row.holder?.id === me.id;
  const busy = hold.busyWith === row.id;
  const other = whoElse(row, me.id);
  if (other !== null) {
    return (
      <Box
        title={other.title}
        sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {other.text}
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
      {row.holder === null && row.assignee !== null && <span title="Assigned to you">Yours</span>}
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

/** The colleague whose case it is. What is assigned to one is offered to no other here; the case itself can be claimed. */
export function whoElse(
  { holder, assignee }: Pick<CaseSummary, 'holder' | 'assignee'>,
  me: string,
): { readonly text: string; readonly title: string } | null {
  if (holder !== null) return holder.id === me ? null : { text: holder.name, title: holder.name };
  if (assignee === null || assignee.id === me) return null;
  return { text: `For ${assignee.name}`, title: `Assigned to ${assignee.name}, held by nobody` };
}
