import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import { shortInWords } from '../../../../ui/dates.ts';
import { inCompactRows } from '../../../../ui/density.ts';
import { instantInWords } from '../../../../ui/format.ts';
import { lookOfDecision, lookOfStatus } from '../../../../ui/status-looks.ts';

interface Below {
  readonly text: string;
  readonly title: string;
  readonly color: string;
}

/** Didit's status, and under it our decision for as long as the two do not agree, or else until when the case sleeps. */
export function StatusCell({
  status,
  decision,
  openBypasses,
  deletedAtDidit,
  snoozedUntil,
}: Pick<CaseSummary, 'status' | 'decision' | 'openBypasses' | 'deletedAtDidit' | 'snoozedUntil'>) {
  const look = lookOfStatus(status);
  const open = decision !== null && decision.state !== 'confirmed' && decision.state !== 'withdrawn';
  const decisionLook = open ? lookOfDecision(decision.outcome, decision.state) : null;
  const below =
    specialWords(openBypasses, deletedAtDidit) ??
    (decisionLook === null
      ? snoozeWords(snoozedUntil)
      : { text: decisionLook.label, title: decisionLook.label, color: colorOf(decisionLook.color) });
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
      {below !== null && (
        <Box
          title={below.title}
          sx={{
            typography: 'caption',
            lineHeight: '18px',
            color: below.color,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {below.text}
        </Box>
      )}
    </Box>
  );
}

/** What somebody must know before anything else about the row; there is room for one line. */
function specialWords(openBypasses: number, deletedAtDidit: string | null): Below | null {
  const text = deletedAtDidit !== null ? 'Deleted at Didit' : openBypasses > 0 ? 'Decided elsewhere' : null;
  return text === null ? null : { text, title: text, color: 'error.main' };
}

function snoozeWords(until: string | null): Below | null {
  if (until === null) return null;
  const title = `Snoozed until ${instantInWords(until)}; the deadline runs on`;
  return { text: `Until ${shortInWords(until)}`, title, color: 'text.secondary' };
}

function colorOf(color: string): string {
  return color === 'default' ? 'text.secondary' : `${color}.main`;
}
