import { NEUTRAL_TEXT } from '@docket/contracts';
import { expect, test } from 'vitest';
import { makeReason } from '../../../testing/make-case.ts';
import { previewOf } from './preview.ts';

const check = (label: string, nodeId: string, resubmitFeature: string) => ({
  feature: resubmitFeature,
  label,
  nodeId,
  state: 'failed' as const,
  status: 'Declined',
  score: null,
  tab: 'document' as const,
  resubmitFeature,
});
const CHECKS = [check('Document', 'n1', 'OCR'), check('Selfie', 'n2', 'LIVENESS')];
const CATALOGUE = [
  makeReason(),
  makeReason({ key: 'other', label: 'Other', customerText: null }),
  makeReason({ key: 'loose-lips', label: 'Loose', customerText: 'We suspect a fraud.' }),
];
const step = (nodeId: string, feature: string, reason: string | null) => ({ nodeId, feature, reason });

test('each step reads with its own reason, or with the one for all', () => {
  const steps = [step('n1', 'OCR', null), step('n2', 'LIVENESS', 'other')];
  const { lines, internal, telling } = previewOf({ steps, reasons: ['document-expired'] }, CHECKS, CATALOGUE);
  expect(lines).toEqual([
    { label: 'Document', text: 'The document has expired.' },
    { label: 'Selfie', text: NEUTRAL_TEXT },
  ]);
  expect(internal).toEqual(['Selfie']);
  expect(telling).toBeNull();
});

test('a step without a reason has no line yet', () => {
  expect(previewOf({ steps: [step('n1', 'OCR', null)], reasons: [] }, CHECKS, CATALOGUE).lines).toEqual([]);
});

test('a word that would tip the customer off is named', () => {
  const { telling } = previewOf({ steps: [step('n1', 'OCR', 'loose-lips')], reasons: [] }, CHECKS, CATALOGUE);
  expect(telling).toBe('suspect');
});
