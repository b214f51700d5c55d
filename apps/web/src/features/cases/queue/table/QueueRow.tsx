import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { MouseEvent } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router';
import { paths } from '../../../../paths.ts';
import { useMe } from '../../../../session/me.ts';
import { inCompactRows, ROW_HEIGHT } from '../../../../ui/density.ts';
import { wordsOf } from '../../../../ui/format.ts';
import { SlaChip } from '../../../../ui/SlaChip.tsx';
import { TimeAgo } from '../../../../ui/TimeAgo.tsx';
import { TagList } from '../../work/TagList.tsx';
import { SelectBox } from '../bulk/SelectBox.tsx';
import type { Selection } from '../bulk/use-selection.ts';
import type { HoldHandle } from '../use-hold.ts';
import { HolderCell, whoElse } from './HolderCell.tsx';
import { LookersLine } from './LookersLine.tsx';
import { EDGES } from './QueueHead.tsx';
import { StatusCell } from './StatusCell.tsx';
import { useFlash } from './use-flash.ts';
import { WhyCell } from './WhyCell.tsx';

/** What stands below in other rows stands beside in the densest ones, each as far as there is room. */
const ONE_LINE = inCompactRows({
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  '& > *': { display: 'inline !important', mr: 1 },
});

const BESIDE = { alignItems: 'center', '& > *': { minWidth: 0 } } as const;
const BELOW = { flexDirection: 'column', ...inCompactRows({ flexDirection: 'row', ...BESIDE }) } as const;

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** One case. The name is a real link; the rest of the row opens it too, in a new tab with Ctrl or Cmd. */
export function QueueRow({
  row,
  hold,
  selection,
}: {
  row: CaseSummary;
  hold: HoldHandle;
  selection: Selection | null;
}) {
  const me = useMe();
  const navigate = useNavigate();
  const { search } = useLocation();
  const mine = row.holder?.id === me.id;
  const elsewhere = whoElse(row, me.id) !== null;
  const to = paths.case(row.id);
  const flashes = useFlash(looksOf(row));
  const open = (event: MouseEvent<HTMLElement>) => {
    const inner = event.target instanceof Element && event.target.closest('a, button, input') !== null;
    if (event.shiftKey && !inner && selection !== null) return selection.toggle(row.id, true);
    // Somebody who marks text to copy it does not want to leave.
    if (inner || window.getSelection()?.type === 'Range') return;
    if (event.ctrlKey || event.metaKey) window.open(to, '_blank', 'noopener');
    else void navigate(to, { state: { queue: search } });
  };
  return (
    <TableRow
      hover
      data-case={row.id}
      selected={selection?.has(row.id) ?? false}
      data-changed={flashes || undefined}
      onClick={open}
      // Else the browser marks the text between two clicks.
      onMouseDown={(event: MouseEvent) => event.shiftKey && event.preventDefault()}
      sx={{
        ...EDGES,
        height: ROW_HEIGHT,
        // Two lines of 18 px and the hairline are what a standard row has room for.
        '& > td': { py: '1px' },
        cursor: 'pointer',
        '& > td:first-of-type': {
          boxShadow: mine ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : 'none',
        },
        '&:focus-within': { bgcolor: 'action.hover' },
        // The lightest of colours: the text on it stays as readable as before.
        '&&[data-changed]': { bgcolor: 'action.selected' },
      }}
    >
      {selection !== null && (
        <TableCell>
          <SelectBox
            label={`Select ${row.fullName ?? `session ${row.sessionNumber ?? row.id}`}`}
            checked={selection.has(row.id)}
            onSelect={(isRange) => selection.toggle(row.id, isRange)}
          />
        </TableCell>
      )}
      <SlaCell row={row} />
      <NameCell row={row} to={to} mine={mine} />
      <TableCell>
        <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <WhyCell warnings={row.warnings} />
          </Box>
          <TagList tags={row.tags} />
        </Box>
      </TableCell>
      <TableCell sx={ONE_LINE}>
        <Box sx={{ lineHeight: '18px', ...CUT }}>
          {[row.country, row.documentType === null ? null : wordsOf(row.documentType)]
            .filter(Boolean)
            .join(' · ') || '–'}
        </Box>
        <Box
          title={row.workflowLabel ?? undefined}
          sx={{ typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT }}
        >
          {row.workflowLabel}
        </Box>
      </TableCell>
      <TableCell>
        {/* A button and a line do not fit below each other in a row; two lines do, but for the densest ones. */}
        <Box sx={{ display: 'flex', columnGap: 1, ...(elsewhere ? BELOW : BESIDE) }}>
          <HolderCell row={row} hold={hold} />
          <LookersLine caseId={row.id} />
        </Box>
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap', color: 'text.secondary' }}>
        <TimeAgo at={row.waitingSince ?? row.createdAt} />
      </TableCell>
      <TableCell>
        <StatusCell {...row} />
      </TableCell>
    </TableRow>
  );
}

/** How long there is, which sleeping does not change. */
function SlaCell({ row }: { row: CaseSummary }) {
  return (
    <TableCell sx={ONE_LINE}>
      <Box sx={{ lineHeight: '18px', ...CUT }}>
        <SlaChip waitingSince={row.waitingSince} dueAt={row.dueAt} />
      </Box>
      {row.snoozedUntil !== null && (
        <Box sx={{ typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT }}>
          runs on in sleep
        </Box>
      )}
    </TableCell>
  );
}

function NameCell({ row, to, mine }: { row: CaseSummary; to: string; mine: boolean }) {
  const { search } = useLocation();
  return (
    <TableCell sx={ONE_LINE}>
      <Link
        component={RouterLink}
        to={to}
        state={{ queue: search }}
        color="inherit"
        dir="auto"
        title={row.fullName ?? undefined}
        sx={{
          display: 'block',
          textAlign: 'left',
          lineHeight: '18px',
          fontWeight: mine ? 650 : 540,
          ...(row.fullName === null && { color: 'text.secondary', fontWeight: 460 }),
          ...CUT,
        }}
      >
        {row.fullName ?? 'Name not read yet'}
      </Link>
      <Box sx={{ typography: 'caption', lineHeight: '18px', color: 'text.secondary', ...CUT }}>
        {[row.sessionNumber === null ? null : `#${row.sessionNumber}`, row.vendorData]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </TableCell>
  );
}

/** What of a row is seen: a version that rose and a hold that was renewed are not. */
function looksOf(row: CaseSummary): string {
  return JSON.stringify({ ...row, version: null, holder: row.holder?.id ?? null });
}
