import type { AmlHit, CaseDetail, Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useShortcuts } from '../../../../../shortcuts/use-shortcuts.ts';
import { plural, scoreText } from '../../case-words.ts';
import type { AmlEvidence } from '../../evidence-parts.ts';
import { EvidenceBlock } from '../EvidenceBlock.tsx';
import { AmlDesk } from './AmlDesk.tsx';
import { AmlHitList } from './AmlHitList.tsx';
import { byUrgency, isResolved } from './compare-listed.ts';

/** Is the customer somebody on a list? Hits on the left, one of them held against the customer on the right. */
export function AmlTab({
  detail,
  evidence,
  live,
}: {
  detail: CaseDetail;
  evidence: Evidence;
  live: boolean;
}) {
  return evidence.aml.map((screening, index) => (
    <EvidenceBlock
      key={screening.nodeId ?? index}
      tab="aml"
      nodeId={screening.nodeId}
      title="AML screening"
      status={screening.status}
      warnings={evidence.warnings}
      aside={
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Score {scoreText(screening.score)} · {plural(screening.totalHits, 'hit')}
        </Typography>
      }
    >
      {screening.hits.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          No hits. Screened: {screening.screened.fullName ?? 'no name'}
          {screening.screened.birthDate === null ? '' : `, born ${screening.screened.birthDate}`}.
        </Typography>
      ) : (
        <Screening detail={detail} screening={screening} live={live && index === 0} />
      )}
    </EvidenceBlock>
  ));
}

interface ScreeningProps {
  detail: CaseDetail;
  screening: AmlEvidence;
  live: boolean;
}

function Screening({ detail, screening, live }: ScreeningProps) {
  const hits = byUrgency(screening.hits);
  const [chosen, setChosen] = useState(0);
  const hit = hits[chosen] ?? hits[0];
  const step = (by: number) => setChosen((now) => Math.min(hits.length - 1, Math.max(0, now + by)));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '208px minmax(0, 1fr)', gap: 2, alignItems: 'start' }}>
      {live && <HitKeys onStep={step} />}
      <AmlHitList hits={hits} chosen={chosen} onChoose={setChosen} />
      {hit !== undefined && (
        <AmlDesk
          key={hit.id}
          detail={detail}
          screened={screening.screened}
          hit={hit}
          others={othersLike(hit, hits)}
        />
      )}
    </Box>
  );
}

/** Unjudged hits of the same name: most often one entity on several lists. */
function othersLike(hit: AmlHit, hits: readonly AmlHit[]): AmlHit[] {
  return hits.filter((each) => each.id !== hit.id && each.caption === hit.caption && !isResolved(each));
}

function HitKeys({ onStep }: { onStep: (by: number) => void }) {
  useShortcuts({ nextHit: () => onStep(1), previousHit: () => onStep(-1) });
  return null;
}
