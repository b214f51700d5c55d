import type { WorkflowSettings } from '@docket/contracts';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { LIVENESS_METHODS, stepInWords } from '../workflow-words.ts';
import { StepRow } from './StepRow.tsx';
import { STEP_TEXTS, SWITCHED_STEPS, type SwitchedStep } from './settings.ts';
import { NumberField } from './thresholds/NumberField.tsx';
import { type ThresholdPair, Thresholds } from './thresholds/Thresholds.tsx';

const PAIRS: Partial<Record<SwitchedStep, ThresholdPair>> = {
  faceMatch: {
    direction: 'high-is-good',
    fields: ['faceMatchDeclineBelow', 'faceMatchReviewBelow'],
    labels: ['Declines under', 'Passes from'],
  },
  aml: {
    direction: 'low-is-good',
    fields: ['amlReviewAbove', 'amlDeclineAbove'],
    labels: ['Review over', 'Declines over'],
  },
};

interface StepFieldsProps {
  form: UseFormReturn<WorkflowSettings>;
  /** Steps at Didit that this form keeps and does not change. */
  otherFeatures: readonly string[];
  readOnly: boolean;
}

/** The steps in the order a customer meets them, each with its settings. */
export function StepFields({ form, otherFeatures, readOnly }: StepFieldsProps) {
  return (
    <Box component="ol" aria-label="Steps" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      <StepRow
        title="Document"
        does="Reads the identity document and checks that it is genuine. Every workflow begins with it."
        on={null}
        readOnly={readOnly}
      />
      {SWITCHED_STEPS.map((step) => (
        <StepRow
          key={step}
          {...STEP_TEXTS[step]}
          on={form.watch(step)}
          readOnly={readOnly}
          onSwitch={(on) => form.setValue(step, on, { shouldDirty: true, shouldValidate: true })}
        >
          {detailOf(step, form, readOnly)}
        </StepRow>
      ))}
      {[...new Set(otherFeatures)].map((feature) => (
        <StepRow
          key={feature}
          title={stepInWords(feature)}
          does="Kept as it is. Change it in the Didit console."
          on={null}
          readOnly={readOnly}
        />
      ))}
      <StepRow
        title="Retries"
        does="How often a customer may try again after a failed step."
        on={null}
        readOnly
      >
        <RetryFields form={form} readOnly={readOnly} />
      </StepRow>
    </Box>
  );
}

function detailOf(step: SwitchedStep, form: UseFormReturn<WorkflowSettings>, readOnly: boolean) {
  const pair = PAIRS[step];
  if (pair !== undefined) return <Thresholds form={form} pair={pair} readOnly={readOnly} />;
  return step === 'liveness' ? <MethodField form={form} readOnly={readOnly} /> : undefined;
}

function MethodField({ form, readOnly }: Omit<StepFieldsProps, 'otherFeatures'>) {
  return (
    <Controller
      control={form.control}
      name="livenessMethod"
      render={({ field: { ref, ...field } }) => (
        <TextField {...field} inputRef={ref} select label="Method" disabled={readOnly} sx={{ maxWidth: 320 }}>
          {Object.entries(LIVENESS_METHODS).map(([method, words]) => (
            <MenuItem key={method} value={method}>
              {words}
            </MenuItem>
          ))}
        </TextField>
      )}
    />
  );
}

function RetryFields({ form, readOnly }: Omit<StepFieldsProps, 'otherFeatures'>) {
  const { errors } = form.formState;
  const days = form.watch('retryWindowDays');
  const options = { shouldDirty: true, shouldValidate: true };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '152px 200px', gap: 2 }}>
      <NumberField
        label="Attempts"
        value={form.watch('maxRetryAttempts')}
        min={0}
        max={10}
        problem={errors.maxRetryAttempts && 'A whole number from 0 to 10.'}
        hint="0 to 10"
        readOnly={readOnly}
        onChange={(value) => form.setValue('maxRetryAttempts', value ?? Number.NaN, options)}
      />
      <NumberField
        label="Within days"
        value={days}
        min={1}
        max={365}
        problem={errors.retryWindowDays && 'From 1 to 365, or empty.'}
        hint={days === null ? 'No limit' : '1 to 365; empty for no limit'}
        readOnly={readOnly}
        onChange={(value) => form.setValue('retryWindowDays', value, options)}
      />
    </Box>
  );
}
