import { DISCRIMINATORS, type Disposition } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import { useReasonLabel } from '../../../../../session/reasons.ts';
import { TimeAgo } from '../../../../../ui/TimeAgo.tsx';

const TOLD = {
  recorded: 'Didit is being told.',
  told: 'Didit shows it too.',
} as const;

/** The last word on a hit: who found what, by which attributes, and whether Didit shows it. */
export function LastFinding({ disposition, atDidit }: { disposition: Disposition; atDidit: string }) {
  const { finding, by, at, note, state, because } = disposition;
  const reasonLabel = useReasonLabel();
  const parts = [
    reasonLabel(disposition.reason),
    disposition.discriminators.length === 0
      ? null
      : `told apart by ${disposition.discriminators.map((key) => discriminatorLabel(key).toLowerCase()).join(', ')}`,
    note,
  ];
  const differs = state === 'told' && atDidit !== finding;
  const told = state === 'refused' ? `Didit did not take it: ${because}` : TOLD[state];
  return (
    <Alert severity={state === 'refused' || differs ? 'warning' : 'info'} sx={{ py: 0, mb: 1 }}>
      <strong>{finding}</strong> · {by.name}, <TimeAgo at={at} /> ·{' '}
      {parts.filter((part) => part !== null).join(' · ')}. {differs ? `Didit shows ${atDidit}.` : told}
    </Alert>
  );
}

/** One that is newer than this screen stays verbatim. */
function discriminatorLabel(key: string): string {
  return Object.entries(DISCRIMINATORS).find(([known]) => known === key)?.[1] ?? key;
}
