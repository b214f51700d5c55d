import type { CheckState, Warning } from '@docket/contracts';
import { CheckMark } from '../../../../ui/CheckMark.tsx';
import { DefinitionGrid } from '../../../../ui/DefinitionGrid.tsx';
import type { ChipEvidence } from '../evidence-parts.ts';
import { EvidenceBlock } from './EvidenceBlock.tsx';

/** What the document's chip says about itself; a signature that was not checked is not a broken one. */
export function ChipBlock({ chip, warnings }: { chip: ChipEvidence; warnings: readonly Warning[] }) {
  return (
    <EvidenceBlock
      tab="document"
      nodeId={chip.nodeId}
      title="Chip (NFC)"
      status={chip.status}
      warnings={warnings}
    >
      <DefinitionGrid
        nameWidth={120}
        items={[
          { name: 'Signature', value: <CheckMark state={stateOf(chip.sodIntegrity)} /> },
          { name: 'Data groups', value: <CheckMark state={stateOf(chip.dgIntegrity)} /> },
          { name: 'Signed by', value: chip.issuer },
        ]}
      />
    </EvidenceBlock>
  );
}

function stateOf(integrity: boolean | null): CheckState {
  if (integrity === null) return 'unknown';
  return integrity ? 'passed' : 'failed';
}
