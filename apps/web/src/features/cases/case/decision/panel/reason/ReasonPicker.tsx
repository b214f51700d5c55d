import { type CaseOutcome, type Reason, reasonsFor } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useReasons } from '../../../../../../session/reasons.ts';
import { ErrorPanel } from '../../../../../../ui/ErrorPanel.tsx';
import { MOST_REASONS } from '../draft.ts';
import { ReasonDetails } from './ReasonDetails.tsx';
import { ReasonSearch } from './ReasonSearch.tsx';
import { ReasonToggle } from './ReasonToggle.tsx';

interface ReasonPickerProps {
  outcome: CaseOutcome;
  /** The main one first. */
  value: readonly string[];
  /** What is said beside the title, such as whether one is needed. */
  hint: string;
  onToggle: (key: string) => void;
}

const BY_DIGIT = 9;

/** Reasons of the catalogue that fit the outcome: the first nine answer to their digit, the others are searched for. */
export function ReasonPicker({ outcome, value, hint, onToggle }: ReasonPickerProps) {
  const { reasons, error, refetch } = useReasons();
  const fitting = reasonsFor(reasons, outcome);
  const shown = fitting.filter(({ key }, index) => index < BY_DIGIT || value.includes(key));
  const chosen = value.flatMap((key) => fitting.filter((reason) => reason.key === key));
  return (
    <Box role="group" aria-label="Reason" sx={{ flex: '3 1 520px', minWidth: 0 }}>
      <Typography variant="subtitle2" component="h3" sx={{ pb: 0.75 }}>
        Reason{' '}
        <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
          {hint}
        </Box>
      </Typography>
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {shown.map((reason, index) => (
          <ReasonToggle
            key={reason.key}
            reason={reason}
            digit={index < BY_DIGIT ? index + 1 : null}
            rank={rankOf(outcome, value, reason)}
            onToggle={() => onToggle(reason.key)}
          />
        ))}
        {fitting.length > shown.length && (
          <ReasonSearch
            reasons={fitting.filter((reason) => !shown.includes(reason))}
            onPick={({ key }) => onToggle(key)}
          />
        )}
      </Box>
      <ReasonDetails outcome={outcome} chosen={chosen} />
    </Box>
  );
}

/** Where several may be given, their order says which is the main one. */
function rankOf(
  outcome: CaseOutcome,
  value: readonly string[],
  { key }: Reason,
): 'main' | 'further' | 'none' {
  const index = value.indexOf(key);
  if (index === -1) return 'none';
  return index === 0 || MOST_REASONS[outcome] === 1 ? 'main' : 'further';
}
