import type { CaseDetail, Check, Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import { ChecksSummary } from './ChecksSummary.tsx';
import { FieldsGrid } from './FieldsGrid.tsx';
import { Timeline } from './Timeline.tsx';

interface FactsPaneProps {
  detail: CaseDetail;
  evidence: Evidence | null;
  onOpenCheck: (check: Check) => void;
}

/** What is known, in figures and words: checks, fields, history. */
export function FactsPane({ detail, evidence, onOpenCheck }: FactsPaneProps) {
  return (
    <Box component="aside" aria-label="Facts" sx={{ height: '100%', overflowY: 'auto' }}>
      {evidence !== null && (
        <>
          <ChecksSummary checks={evidence.checks} onOpen={onOpenCheck} />
          <FieldsGrid detail={detail} rows={evidence.fields} documents={evidence.documents} />
        </>
      )}
      <Timeline detail={detail} />
    </Box>
  );
}
