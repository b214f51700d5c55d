import type { CaseDetail, ResubmitStep } from '@docket/contracts';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { CheckMark } from '../../../../../ui/CheckMark.tsx';
import { type Draft, redoableSteps, sameStep } from './draft.ts';

interface ResubmitFormProps {
  detail: CaseDetail;
  draft: Draft;
  onEdit: (content: Partial<Pick<Draft, 'steps' | 'sendEmail' | 'email' | 'language'>>) => void;
}

const names = new Intl.DisplayNames('en', { type: 'language' });
// Languages the e-mail is most often wanted in; Didit documents the full list under "Supported languages".
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ro', 'ru', 'tr', 'uk', 'ar', 'zh'];

/** Which steps the customer redoes, and whether Didit writes to them. */
export function ResubmitForm({ detail, draft, onEdit }: ResubmitFormProps) {
  const steps = redoableSteps(detail.evidence?.checks ?? []);
  const toggle = (step: ResubmitStep, on: boolean) =>
    onEdit({
      steps: on ? [...draft.steps, step] : draft.steps.filter((chosen) => !sameStep(chosen, step)),
    });
  return (
    <Box role="group" aria-label="Steps to redo" sx={{ flex: '1 1 340px', minWidth: 0 }}>
      <Typography variant="subtitle2" component="h3">
        Steps to redo
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        What was captured in a chosen step is deleted at Didit when the customer is asked.
      </Typography>
      {steps.length === 0 && <Typography variant="body2">No step of this session can be redone.</Typography>}
      {steps.map(({ check, step }) => (
        <Box
          key={`${step.nodeId} ${step.feature}`}
          sx={{ display: 'flex', alignItems: 'center', gap: 1.5, typography: 'body2' }}
        >
          <FormControlLabel
            sx={{ mr: 'auto', '& .MuiFormControlLabel-label': { typography: 'body2' } }}
            label={<StepLabel label={check.label} said={warningOf(detail, check.nodeId)} />}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0.25 }}
                checked={draft.steps.some((chosen) => sameStep(chosen, step))}
                onChange={(_, on) => toggle(step, on)}
              />
            }
          />
          <CheckMark state={check.state} label={check.status} />
        </Box>
      ))}
      <EmailFields draft={draft} onEdit={onEdit} />
    </Box>
  );
}

function StepLabel({ label, said }: { label: string; said: string | null }) {
  return (
    <>
      {label}
      {said !== null && (
        <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', display: 'block' }}>
          {said}
        </Box>
      )}
    </>
  );
}

/** The first thing Didit said about a step: usually the reason to redo it. */
function warningOf(detail: CaseDetail, nodeId: string | null): string | null {
  return detail.evidence?.warnings.find((warning) => warning.nodeId === nodeId)?.title ?? null;
}

function EmailFields({ draft, onEdit }: Pick<ResubmitFormProps, 'draft' | 'onEdit'>) {
  return (
    <Box sx={{ pt: 0.5 }}>
      <FormControlLabel
        sx={{ '& .MuiFormControlLabel-label': { typography: 'body2' } }}
        label="Didit e-mails the link to the customer"
        control={
          <Switch size="small" checked={draft.sendEmail} onChange={(_, on) => onEdit({ sendEmail: on })} />
        }
      />
      {draft.sendEmail && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 130px', gap: 1, pt: 1.25 }}>
          <TextField
            label="E-mail address"
            type="email"
            value={draft.email}
            onChange={(event) => onEdit({ email: event.target.value })}
          />
          <TextField
            select
            label="Language"
            value={draft.language}
            onChange={(event) => onEdit({ language: event.target.value })}
          >
            {LANGUAGES.map((code) => (
              <MenuItem key={code} value={code}>
                {names.of(code)}
              </MenuItem>
            ))}
          </TextField>
        </Box>
      )}
    </Box>
  );
}
