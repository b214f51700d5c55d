import type { Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import type { FaceEvidence } from '../../evidence-parts.ts';
import { type Picture, picturesOf } from '../../stage/picture.ts';
import { StageBoard } from '../../stage/StageBoard.tsx';
import { useBoard } from '../../stage/use-board.ts';
import { EvidenceBlock } from '../EvidenceBlock.tsx';
import { FaceOverlay } from './FaceOverlay.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import { useThresholds } from './use-thresholds.ts';

interface FaceTabProps {
  caseId: string;
  evidence: Evidence;
  workflowId: string | null;
  live: boolean;
}

/** Is the selfie the person of the portrait? Both in frames of one size, or one laid over the other. */
export function FaceTab({ caseId, evidence, workflowId, live }: FaceTabProps) {
  const pictures = picturesOf(caseId, evidence);
  const limits = useThresholds(workflowId);
  const marks =
    limits === undefined
      ? []
      : [
          { at: limits.faceMatchDeclineBelow, label: 'declines below' },
          { at: limits.faceMatchReviewBelow, label: 'review below' },
        ].filter(({ at }) => at > 0);
  return evidence.faces.map((face, index) => (
    <EvidenceBlock
      key={face.nodeId ?? index}
      tab="face"
      nodeId={face.nodeId}
      title="Face match"
      status={face.status}
      warnings={evidence.warnings}
    >
      <FacePair face={face} pictures={pictures} live={live && index === 0} />
      <Box sx={{ pt: 2, maxWidth: 520 }}>
        <ScoreBar label="Similarity" score={face.score} marks={marks} />
      </Box>
    </EvidenceBlock>
  ));
}

function FacePair({
  face,
  pictures,
  live,
}: {
  face: FaceEvidence;
  pictures: readonly Picture[];
  live: boolean;
}) {
  const [mode, setMode] = useState<'pair' | 'overlay'>('pair');
  const ids = [face.sourceMediaId, face.targetMediaId].filter((id) => id !== null);
  const board = useBoard(ids);
  const portrait = pictures.find(({ mediaId }) => mediaId === face.sourceMediaId);
  const selfie = pictures.find(({ mediaId }) => mediaId === face.targetMediaId);
  const chooser = (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="How to compare"
      value={mode}
      onChange={(_, next: 'pair' | 'overlay' | null) => setMode(next ?? mode)}
      sx={{ '& .MuiToggleButton-root': { py: 0.25, px: 1.25, textTransform: 'none' } }}
    >
      <ToggleButton value="pair">Side by side</ToggleButton>
      <ToggleButton value="overlay">Overlay</ToggleButton>
    </ToggleButtonGroup>
  );
  if (mode === 'overlay' && portrait !== undefined && selfie !== undefined)
    return <FaceOverlay portrait={portrait} selfie={selfie} heading={chooser} height={HEIGHT} />;
  return (
    <StageBoard
      board={board}
      pictures={pictures}
      live={live}
      height={HEIGHT}
      heading={ids.length === 2 ? chooser : <span>Only one picture was kept</span>}
      captionOf={(picture) =>
        picture.mediaId === face.sourceMediaId ? 'Portrait on the document' : 'Selfie'
      }
    />
  );
}

const HEIGHT = 'clamp(240px, calc(100vh - 500px), 760px)';
