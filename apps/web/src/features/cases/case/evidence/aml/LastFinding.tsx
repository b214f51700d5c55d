import { DISCRIMINATORS, DISPOSITION_REASONS, type Disposition } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import { TimeAgo } from '../../../../../ui/TimeAgo.tsx';

const TOLD = {
  recorded: 'Didit is being told.',
  told: 'Didit shows it too.',
} as const;

/** The last word on a hit: who found what, by which attributes, and whether Didit shows it. */
export function LastFinding({ disposition, atDidit }: { disposition: Disposition; atDidit: string }) {
  const { finding, by, at, note, state, because } = disposition;
  const parts = [
    labelOf(DISPOSITION_REASONS, disposition.reason),
    disposition.discriminators.length === 0
      ? null
      : `told apart by ${disposition.discriminators.map((key) => labelOf(DISCRIMINATORS, key).toLowerCase()).join(', ')}`,
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

/** Keys of a catalogue as people read them; one that is newer than this screen stays verbatim. */
function labelOf(catalogue: Record<string, string | { readonly label: string }>, key: string): string {
  const entry = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (entry === undefined) return key;
  return typeof entry === 'string' ? entry : entry.label;
}
