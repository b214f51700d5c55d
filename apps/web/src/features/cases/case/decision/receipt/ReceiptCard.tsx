import type { CaseDetail, Decision } from '@docket/contracts';
import CheckCircle from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import { useReasonLabel } from '../../../../../session/reasons.ts';
import { CopyText } from '../../../../../ui/CopyText.tsx';
import { momentText } from '../../case-words.ts';
import { OUTCOME_WORDS, reasonsInWords } from '../decision-words.ts';
import { ReceiptMarkRow } from './ReceiptMarkRow.tsx';
import { useSealed } from './use-sealed.ts';

/** Proof that a decision arrived: what, why, who, when, and the receipt that proves it to anybody. */
export function ReceiptCard({ detail, decision }: { detail: CaseDetail; decision: Decision }) {
  const mark = useSealed(detail, decision.id);
  const now = Date.now();
  const reason = reasonsInWords(decision, useReasonLabel());
  const agreed = decision.checks.find(({ verdict }) => verdict === 'agreed');
  const facts = [
    reason,
    decision.maker.name,
    agreed === undefined ? null : `agreed by ${agreed.checker.name}`,
    `asked ${momentText(decision.requestedAt, now)}`,
    decision.settledAt === null ? null : `confirmed by Didit ${momentText(decision.settledAt, now)}`,
  ];
  return (
    <Box component="article" aria-label="Receipt" sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <CheckCircle color="success" titleAccess="Confirmed" />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ typography: 'body1', fontWeight: 560 }}>{OUTCOME_WORDS[decision.outcome].done}</Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            typography: 'caption',
            color: 'text.secondary',
          }}
        >
          <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>
          <CopyText label="reference" text={decision.id} shown={`Reference ${decision.id.slice(0, 8)}`} />
        </Box>
        {mark !== null && <ReceiptMarkRow decision={decision} mark={mark} />}
      </Box>
    </Box>
  );
}
