import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import { inCompactRows } from '../../../../ui/density.ts';
import { lookOfDecision, lookOfStatus } from '../../../../ui/status-looks.ts';

/** Didit's status, and under it our decision for as long as the two do not agree. */
export function StatusCell({
  status,
  decision,
  openBypasses,
  deletedAtDidit,
}: Pick<CaseSummary, 'status' | 'decision' | 'openBypasses' | 'deletedAtDidit'>) {
  const look = lookOfStatus(status);
  const open = decision !== null && decision.state !== 'confirmed' && decision.state !== 'withdrawn';
  const decisionLook = open ? lookOfDecision(decision.outcome, decision.state) : null;
  const special = specialWords(openBypasses, deletedAtDidit);
  return (
    <Box
      sx={{
        display: 'grid',
        lineHeight: '18px',
        ...inCompactRows({ display: 'flex', alignItems: 'center', gap: 1 }),
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          color: colorOf(look.color),
          whiteSpace: 'nowrap',
        }}
      >
        <look.Icon sx={{ fontSize: 15 }} aria-hidden />
        {look.label}
      </Box>
      {special !== null && (
        <Box
          title={special}
          sx={{
            typography: 'caption',
            lineHeight: '18px',
            color: 'error.main',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {special}
        </Box>
      )}
      {special === null && decisionLook !== null && (
        <Box
          title={decisionLook.label}
          sx={{
            typography: 'caption',
            lineHeight: '18px',
            color: colorOf(decisionLook.color),
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {decisionLook.label}
        </Box>
      )}
    </Box>
  );
}

/** What somebody must know before anything else about the row; there is room for one line. */
function specialWords(openBypasses: number, deletedAtDidit: string | null): string | null {
  if (deletedAtDidit !== null) return 'Deleted at Didit';
  return openBypasses > 0 ? 'Decided elsewhere' : null;
}

function colorOf(color: string): string {
  return color === 'default' ? 'text.secondary' : `${color}.main`;
}
