import type { WorkflowSettings } from '@docket/contracts';
import { LIVENESS_METHODS } from '../workflow-words.ts';
import { STEP_TEXTS, SWITCHED_STEPS } from './settings.ts';

/** One changed setting in words. */
export interface ChangeLine {
  readonly key: keyof WorkflowSettings;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

interface Wording {
  readonly key: keyof WorkflowSettings;
  readonly label: string;
  readonly say: (settings: WorkflowSettings) => string;
  /** A detail of a step says nothing while the step is off. */
  readonly step?: 'liveness' | 'faceMatch' | 'aml';
}

const DETAILS: readonly Wording[] = [
  {
    key: 'livenessMethod',
    label: 'Liveness method',
    step: 'liveness',
    say: ({ livenessMethod }) => LIVENESS_METHODS[livenessMethod].split(':')[0] ?? livenessMethod,
  },
  {
    key: 'faceMatchDeclineBelow',
    label: 'Face match declines under',
    step: 'faceMatch',
    say: (settings) => String(settings.faceMatchDeclineBelow),
  },
  {
    key: 'faceMatchReviewBelow',
    label: 'Face match passes from',
    step: 'faceMatch',
    say: (settings) => String(settings.faceMatchReviewBelow),
  },
  {
    key: 'amlReviewAbove',
    label: 'AML goes to review over',
    step: 'aml',
    say: (settings) => String(settings.amlReviewAbove),
  },
  {
    key: 'amlDeclineAbove',
    label: 'AML declines over',
    step: 'aml',
    say: (settings) => String(settings.amlDeclineAbove),
  },
  { key: 'maxRetryAttempts', label: 'Retries', say: (settings) => String(settings.maxRetryAttempts) },
  {
    key: 'retryWindowDays',
    label: 'Retries within',
    say: ({ retryWindowDays }) => (retryWindowDays === null ? 'no limit' : `${retryWindowDays} days`),
  },
];

const WORDINGS: readonly Wording[] = [
  { key: 'label', label: 'Name', say: ({ label }) => label.trim() || '(empty)' },
  ...SWITCHED_STEPS.flatMap((key) => [
    {
      key,
      label: STEP_TEXTS[key].title,
      say: (settings: WorkflowSettings) => (settings[key] ? 'on' : 'off'),
    },
    ...DETAILS.filter(({ step }) => step === key),
  ]),
  ...DETAILS.filter(({ step }) => step === undefined),
];

/** What differs from the saved settings, in the order of the form. Empty when saving would change nothing. */
export function changesBetween(saved: WorkflowSettings, edited: WorkflowSettings): ChangeLine[] {
  return WORDINGS.flatMap(({ key, label, say, step }) => {
    const [from, to] = [say(saved), say(edited)];
    if (from === to || (step !== undefined && !edited[step])) return [];
    return [{ key, label, from: step !== undefined && !saved[step] ? '–' : from, to }];
  });
}
