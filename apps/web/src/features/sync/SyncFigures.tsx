import type { SyncStatus } from '@docket/contracts';
import Box from '@mui/material/Box';
import { countInWords, spanInWords } from '../../ui/format.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { troubleInWords } from '../../ui/trouble-words.ts';
import { type Figure, Figures } from './Figures.tsx';
import { lagInWords, refusalInWords } from './sync-words.ts';

/** Deliveries, jobs, rate limit and the last comparison, side by side. */
export function SyncFigures({ status }: { status: SyncStatus }) {
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
        columnGap: 5,
        rowGap: 2,
        px: 3,
        pb: 1.5,
      }}
    >
      <Figures title="Webhooks" figures={webhookFigures(status.webhook)} />
      <Figures title="Jobs" figures={jobFigures(status.jobs)} />
      <Figures title="Calls to Didit, last minute" figures={budgetFigures(status.budget)} />
      <Figures title="Comparing with Didit" figures={reconcileFigures(status)} />
    </Box>
  );
}

const warnAbove = (count: number) => (count > 0 ? 'warning.main' : undefined);

function webhookFigures({ lastDeliveryAt, lagMs, waiting, lastDay }: SyncStatus['webhook']): Figure[] {
  return [
    { name: 'Last delivery', value: lastDeliveryAt === null ? 'none yet' : <TimeAgo at={lastDeliveryAt} /> },
    { name: 'Read after', value: lagMs === null ? '–' : lagInWords(lagMs) },
    { name: 'Waiting to be read', value: countInWords(waiting) },
    { name: 'Accepted, 24 h', value: countInWords(lastDay.accepted) },
    { name: 'Arrived again', value: countInWords(lastDay.duplicates) },
    {
      name: 'Unknown sessions',
      value: countInWords(lastDay.unknownSessions),
      tone: warnAbove(lastDay.unknownSessions),
    },
    ...Object.entries(lastDay.refused).map(
      ([reason, count]): Figure => ({
        name: `Refused: ${refusalInWords(reason)}`,
        value: countInWords(count),
        tone: warnAbove(count),
      }),
    ),
  ];
}

function jobFigures({ due, failing, given, errors }: SyncStatus['jobs']): Figure[] {
  return [
    { name: 'Ready to run', value: countInWords(due) },
    { name: 'Failed, tried again later', value: countInWords(failing), tone: warnAbove(failing) },
    {
      name: 'Not tried any more',
      value: countInWords(given),
      tone: given > 0 ? ('error.main' as const) : undefined,
    },
    ...errors.slice(0, 3).map(
      ({ task, kind, count }): Figure => ({
        name: `${task}: ${troubleInWords(kind)}`,
        value: countInWords(count),
      }),
    ),
  ];
}

function budgetFigures({ read, write }: SyncStatus['budget']): Figure[] {
  const line = ({ used, limit }: { used: number; limit: number }) =>
    `${countInWords(used)} of ${countInWords(limit)}`;
  return [
    { name: 'Reads', value: line(read) },
    { name: 'Of these, nobody waited for', value: countInWords(read.background) },
    { name: 'Writes', value: line(write) },
  ];
}

function reconcileFigures({ reconcile, reconcileEveryMs, deletedAtDidit }: SyncStatus): Figure[] {
  const every = { name: 'Every', value: spanInWords(reconcileEveryMs) };
  const gone: Figure = { name: 'Deleted at Didit', value: countInWords(deletedAtDidit) };
  if (reconcile === null) return [{ name: 'Last', value: 'not yet' }, every, gone];
  return [
    {
      name: 'Last',
      value: reconcile.finishedAt === null ? 'running' : <TimeAgo at={reconcile.finishedAt} />,
    },
    every,
    { name: 'Sessions compared', value: countInWords(reconcile.listed) },
    { name: 'Differed', value: countInWords(reconcile.differing) },
    { name: 'Read again', value: countInWords(reconcile.refreshed) },
    {
      name: reconcile.because === null ? 'Errors' : troubleInWords(reconcile.because),
      value: countInWords(reconcile.errors),
      tone: warnAbove(reconcile.errors),
    },
    gone,
  ];
}
