import type { Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DefinitionGrid } from '../../../../ui/DefinitionGrid.tsx';
import { scoreText } from '../case-words.ts';
import type { DocumentEvidence } from '../evidence-parts.ts';
import { Filmstrip } from '../stage/Filmstrip.tsx';
import { firstPair, picturesOf } from '../stage/picture.ts';
import { StageBoard } from '../stage/StageBoard.tsx';
import { useBoard } from '../stage/use-board.ts';
import { countryName } from './aml/country-code.ts';
import { ChipBlock } from './ChipBlock.tsx';
import { EvidenceBlock } from './EvidenceBlock.tsx';

/** The document beside the selfie, every other picture one click away, then what the document says. */
export function DocumentTab({
  caseId,
  evidence,
  live,
}: {
  caseId: string;
  evidence: Evidence;
  live: boolean;
}) {
  const pictures = picturesOf(caseId, evidence);
  const board = useBoard(firstPair(evidence, pictures));
  return (
    <>
      <Box sx={{ px: 2, pt: 0.5 }}>
        {pictures.length > 0 && (
          <>
            <StageBoard
              board={board}
              pictures={pictures}
              live={live}
              height="clamp(240px, calc(100vh - 540px), 760px)"
              heading={
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {board.viewed.size} of {pictures.length} pictures viewed
                </Typography>
              }
            />
            <Filmstrip pictures={pictures} board={board} />
          </>
        )}
      </Box>
      {evidence.documents.map((document) => (
        <EvidenceBlock
          key={document.nodeId ?? document.number}
          tab="document"
          nodeId={document.nodeId}
          title={document.type ?? 'Document'}
          status={document.status}
          warnings={evidence.warnings}
        >
          <DocumentFacts document={document} />
        </EvidenceBlock>
      ))}
      {evidence.chips.map((chip) => (
        <ChipBlock key={chip.nodeId} chip={chip} warnings={evidence.warnings} />
      ))}
    </>
  );
}

function DocumentFacts({ document }: { document: DocumentEvidence }) {
  const { issuingState, issuingStateName } = document;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {document.mrz !== null && <MrzLines lines={document.mrz.lines} type={document.mrz.type} />}
      <DefinitionGrid
        nameWidth={120}
        items={[
          { name: 'Number', value: document.number },
          { name: 'Issued by', value: issuingStateName ?? (issuingState && countryName(issuingState)) },
          { name: 'Issued on', value: document.issuedOn },
          { name: 'Valid until', value: document.expiresOn },
          { name: 'Image quality', value: scoreText(document.qualityScore) },
        ]}
      />
    </Box>
  );
}

function MrzLines({ lines, type }: { lines: readonly string[]; type: string | null }) {
  return (
    <Box
      component="figure"
      aria-label={`Machine readable zone${type === null ? '' : `, ${type}`}`}
      sx={{ m: 0, py: 0.75, px: 1, bgcolor: 'action.hover', borderRadius: 0.5, overflowX: 'auto' }}
    >
      <Box component="code" sx={{ whiteSpace: 'pre', letterSpacing: '0.06em', fontSize: 12.5 }}>
        {lines.join('\n')}
      </Box>
    </Box>
  );
}
