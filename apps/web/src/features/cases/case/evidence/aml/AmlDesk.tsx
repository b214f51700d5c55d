import type { AmlHit, CaseDetail } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { may, useMe } from '../../../../../session/me.ts';
import { scoreText } from '../../case-words.ts';
import type { AmlEvidence } from '../../evidence-parts.ts';
import { AmlSources } from './AmlSources.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { compareListed, verdictCounts } from './compare-listed.ts';
import { DispositionForm } from './DispositionForm.tsx';
import { LastFinding } from './LastFinding.tsx';

interface AmlDeskProps {
  detail: CaseDetail;
  screened: AmlEvidence['screened'];
  hit: AmlHit;
  others: readonly AmlHit[];
}

/** One list entry held against the customer: does each attribute speak for or against it being the same person? */
export function AmlDesk({ detail, screened, hit, others }: AmlDeskProps) {
  const mayDecide = may(useMe(), 'case:decide');
  const last = detail.dispositions.findLast(({ hitIds }) => hitIds.includes(hit.id));
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
      {last !== undefined && <LastFinding disposition={last} atDidit={hit.reviewStatus} />}
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
      {mayDecide && (
        <DispositionForm
          // A new finding begins anew.
          key={last?.id ?? 'first'}
          detail={detail}
          hitIds={[hit.id, ...others.map(({ id }) => id)]}
          suggested={rows.flatMap(({ attribute, verdict }) => (verdict === 'contradicts' ? [attribute] : []))}
        />
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
