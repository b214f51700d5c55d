import type { WorkflowDetail, WorkflowSettings } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Hidden } from '../../../ui/Hidden.tsx';
import { stepInWords } from '../workflow-words.ts';
import { changesBetween } from './changes.ts';
import { STEP_TEXTS, SWITCHED_STEPS } from './settings.ts';
import { bandsInWords } from './thresholds/bands.ts';

interface ChangeSummaryProps {
  /** What is saved; null for a workflow that is not there yet. */
  saved: WorkflowDetail | null;
  edited: WorkflowSettings;
  readOnly: boolean;
}

/** What saving would change, and what customers then go through. */
export function ChangeSummary({ saved, edited, readOnly }: ChangeSummaryProps) {
  return (
    <Box component="aside" aria-label="Summary" sx={{ display: 'grid', gap: 3, alignContent: 'start', p: 3 }}>
      {saved !== null && !readOnly && <Changes saved={saved} edited={edited} />}
      <section>
        <Typography variant="h2" sx={{ mb: 1 }}>
          What the customer goes through
        </Typography>
        <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75, typography: 'body2' }}>
          <li>Document</li>
          {SWITCHED_STEPS.filter((step) => edited[step]).map((step) => (
            <li key={step}>
              {STEP_TEXTS[step].title}
              <Box sx={{ color: 'text.secondary' }}>{sentenceOf(step, edited)}</Box>
            </li>
          ))}
          {[...new Set(saved?.otherFeatures)].map((feature) => (
            <li key={feature}>{stepInWords(feature)}</li>
          ))}
        </Box>
      </section>
    </Box>
  );
}

function Changes({ saved, edited }: { saved: WorkflowDetail; edited: WorkflowSettings }) {
  const changes = changesBetween(saved.settings, edited);
  return (
    <section>
      <Typography variant="h2" sx={{ mb: 1 }}>
        What changes
      </Typography>
      {changes.length === 0 ? (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>Nothing yet.</Box>
      ) : (
        <>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', typography: 'body2' }}>
            {changes.map(({ key, label, from, to }) => (
              <Box
                component="li"
                key={key}
                sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
              >
                <Box sx={{ color: 'text.secondary' }}>{label}</Box>
                <Hidden>from</Hidden> {from} <span aria-hidden>→</span> <Hidden>to</Hidden>
                <Box component="strong" sx={{ fontWeight: 620 }}>
                  {to}
                </Box>
              </Box>
            ))}
          </Box>
          <Box sx={{ mt: 1, typography: 'body2', color: 'text.secondary' }}>
            Saving publishes a new version at once. Sessions that run keep version {saved.version}.
          </Box>
        </>
      )}
    </section>
  );
}

function sentenceOf(step: string, settings: WorkflowSettings): string | null {
  if (step === 'faceMatch') {
    const { faceMatchDeclineBelow, faceMatchReviewBelow } = settings;
    return bandsInWords('high-is-good', faceMatchDeclineBelow || 0, faceMatchReviewBelow || 0);
  }
  if (step === 'aml') {
    const { amlDeclineAbove, amlReviewAbove } = settings;
    return bandsInWords('low-is-good', amlDeclineAbove || 0, amlReviewAbove || 0);
  }
  return null;
}
