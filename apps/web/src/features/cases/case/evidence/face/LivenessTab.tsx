import type { Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import { DefinitionGrid } from '../../../../../ui/DefinitionGrid.tsx';
import { scoreText, wordsOf } from '../../case-words.ts';
import type { LivenessEvidence } from '../../evidence-parts.ts';
import { mediaUrl } from '../../stage/picture.ts';
import { EvidenceBlock } from '../EvidenceBlock.tsx';
import { ScoreBar } from './ScoreBar.tsx';

/** Was a living person in front of the camera? The reference picture, the recording and what Didit measured. */
export function LivenessTab({ caseId, evidence }: { caseId: string; evidence: Evidence }) {
  return evidence.liveness.map((liveness, index) => (
    <EvidenceBlock
      key={liveness.nodeId ?? index}
      tab="liveness"
      nodeId={liveness.nodeId}
      title="Liveness"
      status={liveness.status}
      warnings={evidence.warnings}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: 1 }}>
        <Recordings caseId={caseId} liveness={liveness} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 4, pt: 2 }}>
        <ScoreBar label="Liveness score" score={liveness.score} />
        <DefinitionGrid
          nameWidth={120}
          items={[
            { name: 'Method', value: liveness.method === null ? null : wordsOf(liveness.method) },
            {
              name: 'Estimated age',
              value: liveness.ageEstimate === null ? null : `${Math.round(liveness.ageEstimate)} years`,
            },
            { name: 'Face quality', value: scoreText(liveness.faceQuality) },
          ]}
        />
      </Box>
    </EvidenceBlock>
  ));
}

function Recordings({ caseId, liveness }: { caseId: string; liveness: LivenessEvidence }) {
  return (
    <>
      {liveness.referenceMediaId !== null && (
        <Box
          component="img"
          src={mediaUrl(caseId, liveness.referenceMediaId)}
          alt="Reference picture of the liveness check"
          sx={SCREEN}
        />
      )}
      {liveness.videoMediaId !== null && (
        <Box
          component="video"
          controls
          muted
          preload="metadata"
          aria-label="Recording of the liveness check"
          src={mediaUrl(caseId, liveness.videoMediaId)}
          sx={SCREEN}
        />
      )}
    </>
  );
}

const SCREEN = {
  width: '100%',
  height: 'clamp(220px, calc(100vh - 520px), 640px)',
  objectFit: 'contain',
  bgcolor: 'action.hover',
  borderRadius: 1,
} as const;
