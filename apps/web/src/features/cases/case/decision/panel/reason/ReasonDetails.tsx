import type { CaseOutcome, Reason } from '@docket/contracts';
import Box from '@mui/material/Box';

/** What the chosen reasons rest on, and for a decline what the customer may be told. */
export function ReasonDetails({ outcome, chosen }: { outcome: CaseOutcome; chosen: readonly Reason[] }) {
  const [main] = chosen;
  if (main === undefined) return null;
  return (
    <Box component="dl" aria-label="About the reason" sx={LIST}>
      <dt>Policy</dt>
      <dd>{[...new Set(chosen.map(({ clause }) => clause))].join(' · ')}</dd>
      {outcome === 'decline' && (
        <>
          <dt>Customer may be told</dt>
          <dd>
            {main.customerText === null ? 'Nothing: the reason is internal.' : `“${main.customerText}”`}
          </dd>
        </>
      )}
    </Box>
  );
}

const LIST = {
  display: 'grid',
  gridTemplateColumns: 'max-content 1fr',
  columnGap: 1.5,
  rowGap: 0.25,
  m: 0,
  pt: 1,
  typography: 'body2',
  '& dt': { color: 'text.secondary' },
  '& dd': { m: 0 },
} as const;
