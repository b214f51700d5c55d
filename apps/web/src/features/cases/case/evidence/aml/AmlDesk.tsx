import type { AmlHit } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { scoreText } from '../../case-words.ts';
import type { AmlEvidence } from '../../evidence-parts.ts';
import { AmlSources } from './AmlSources.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { compareListed, verdictCounts } from './compare-listed.ts';

/** One list entry held against the customer: does each attribute speak for or against it being the same person? */
export function AmlDesk({ screened, hit }: { screened: AmlEvidence['screened']; hit: AmlHit }) {
  const rows = compareListed(screened, hit);
  const { supports, contradicts, unknown } = verdictCounts(rows);
  return (
    <Box component="article" aria-label={`Hit ${hit.caption}`} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: 2, mb: 0.5 }}>
        <Typography variant="h2" component="h3">
          {hit.caption}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {supports} {supports === 1 ? 'supports' : 'support'} · {contradicts}{' '}
          {contradicts === 1 ? 'contradicts' : 'contradict'} · {unknown} unknown
        </Typography>
      </Box>
      <ComparisonTable rows={rows} />
      <Parts hit={hit} />
      {hit.positions.length > 0 && (
        <Typography variant="body2" sx={{ pt: 1.5 }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            Positions{' '}
          </Box>
          {hit.positions.join(' · ')}
        </Typography>
      )}
      <AmlSources hit={hit} />
    </Box>
  );
}

function Parts({ hit }: { hit: AmlHit }) {
  const parts = hit.breakdown.map(
    ({ attribute, score, weight }) =>
      `${attribute} ${scoreText(score)}${weight === null ? '' : ` × ${scoreText(weight)} %`}`,
  );
  return (
    <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, pt: 1 }}>
      Match {scoreText(hit.matchScore)}
      {parts.length > 0 && ` = ${parts.join(' + ')}`} · Risk {scoreText(hit.riskScore)}
    </Typography>
  );
}
