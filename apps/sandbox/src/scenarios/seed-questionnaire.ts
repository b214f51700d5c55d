import type { Sandbox } from '../context.ts';
import { createQuestionnaire } from '../didit/questionnaires.ts';
import type { JsonObject } from '../json.ts';

/** The questionnaire that the enhanced workflow asks. */
export const QUESTIONNAIRE_UUID = '7c1de3a4-90b2-4f65-8a1c-3d5e6f708192';

const en = (text: string): JsonObject => ({ en: text });

const ELEMENTS: JsonObject[] = [
  { id: 'occupation', element_type: 'SHORT_TEXT', label: en('What is your occupation?'), is_required: true },
  {
    id: 'source_of_funds',
    element_type: 'SINGLE_CHOICE',
    label: en('Main source of funds'),
    is_required: true,
    options: ['Salary', 'Savings', 'Inheritance'].map((label) => ({
      value: label.toLowerCase(),
      label: en(label),
    })),
  },
];

export function seedQuestionnaire(sandbox: Sandbox): void {
  if (sandbox.store.questionnaires.get(QUESTIONNAIRE_UUID) !== undefined) return;
  createQuestionnaire(
    sandbox,
    {
      title: 'Source of funds',
      description: 'Asked once, when an account is opened.',
      languages: ['en'],
      elements: ELEMENTS,
    },
    QUESTIONNAIRE_UUID,
  );
}
