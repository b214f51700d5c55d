import type { Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import { DefinitionGrid } from '../../../../../ui/DefinitionGrid.tsx';
import { scoreText, wordsOf } from '../../case-words.ts';
import type { LivenessEvidence } from '../../evidence-parts.ts';
import { ImageFailure } from '../../stage/ImageFailure.tsx';
import { mediaUrl } from '../../stage/picture.ts';
import { type PictureSource, usePictureSource } from '../../stage/use-picture-source.ts';
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
      {liveness.referenceMediaId !== null && <Reference src={mediaUrl(caseId, liveness.referenceMediaId)} />}
      {liveness.videoMediaId !== null && <Recording src={mediaUrl(caseId, liveness.videoMediaId)} />}
    </>
  );
}

function Reference({ src }: { src: string }) {
  const source = usePictureSource(src);
  if (source.failed) return <Failed source={source} label="The reference picture" />;
  return (
    <Box
      component="img"
      src={source.src}
      alt="Reference picture of the liveness check"
      onError={source.fail}
      sx={SCREEN}
    />
  );
}

function Recording({ src }: { src: string }) {
  const source = usePictureSource(src);
  if (source.failed) return <Failed source={source} label="The recording" />;
  return (
    <Box
      component="video"
      controls
      muted
      preload="metadata"
      aria-label="Recording of the liveness check"
      src={source.src}
      onError={source.fail}
      sx={SCREEN}
    />
  );
}

function Failed({ source, label }: { source: PictureSource; label: string }) {
  return (
    <Box sx={{ ...SCREEN, position: 'relative' }}>
      <ImageFailure source={source} label={label} />
    </Box>
  );
}

const SCREEN = {
  width: '100%',
  height: 'clamp(220px, calc(100vh - 520px), 640px)',
  objectFit: 'contain',
  bgcolor: 'action.hover',
  borderRadius: 1,
} as const;
