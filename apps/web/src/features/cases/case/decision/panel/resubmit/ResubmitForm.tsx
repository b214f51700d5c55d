import type { CaseDetail, Reason } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Draft, redoableSteps, sameStep } from '../draft.ts';
import { CustomerPreview } from './CustomerPreview.tsx';
import { EmailFields } from './EmailFields.tsx';
import { StepRow } from './StepRow.tsx';

interface ResubmitFormProps {
  detail: CaseDetail;
  draft: Draft;
  /** Reasons for which a step can be asked for again. */
  reasons: readonly Reason[];
  onEdit: (content: Partial<Pick<Draft, 'steps' | 'sendEmail' | 'email' | 'language'>>) => void;
}

/** Which steps the customer redoes, each with its reason, and what they read about it. */
export function ResubmitForm({ detail, draft, reasons, onEdit }: ResubmitFormProps) {
  const steps = redoableSteps(detail.evidence?.checks ?? []);
  const chosen = (step: (typeof steps)[number]['step']) => draft.steps.find((one) => sameStep(one, step));
  return (
    <>
      <Box role="group" aria-label="Steps to redo" sx={{ flex: '1 1 420px', minWidth: 0 }}>
        <Typography variant="subtitle2" component="h3">
          Steps to redo
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          What was captured in a chosen step is deleted at Didit when the customer is asked.
        </Typography>
        {steps.length === 0 && (
          <Typography variant="body2">No step of this session can be redone.</Typography>
        )}
        {steps.map(({ check, step }) => (
          <StepRow
            key={`${step.nodeId} ${step.feature}`}
            check={check}
            said={detail.evidence?.warnings.find(({ nodeId }) => nodeId === check.nodeId)?.title ?? null}
            reasons={reasons}
            chosen={chosen(step)}
            onChange={(next) => {
              const others = draft.steps.filter((one) => !sameStep(one, step));
              onEdit({ steps: next === null ? others : [...others, { ...step, reason: next.reason }] });
            }}
          />
        ))}
      </Box>
      <Box role="group" aria-label="The customer" sx={{ flex: '1 1 420px', minWidth: 0 }}>
        <CustomerPreview draft={draft} checks={detail.evidence?.checks ?? []} reasons={reasons} />
        <EmailFields draft={draft} onEdit={onEdit} />
      </Box>
    </>
  );
}
