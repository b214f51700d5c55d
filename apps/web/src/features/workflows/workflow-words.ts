import type { WorkflowSettings } from '@docket/contracts';
import { wordsOf } from '../../ui/format.ts';

/** Didit's names of steps in the words of this desk (Didit docs: Workflows). */
const STEP_WORDS: ReadonlyMap<string, string> = new Map([
  ['OCR', 'Document'],
  ['NFC', 'NFC chip'],
  ['LIVENESS', 'Liveness'],
  ['AGE_ESTIMATION', 'Age estimation'],
  ['FACE_MATCH', 'Face match'],
  ['PROOF_OF_ADDRESS', 'Proof of address'],
  ['QUESTIONNAIRE', 'Questionnaire'],
  ['PHONE_VERIFICATION', 'Phone'],
  ['EMAIL_VERIFICATION', 'E-mail'],
  ['DATABASE_VALIDATION', 'Database check'],
  ['AML', 'AML screening'],
  ['IP_ANALYSIS', 'IP and device'],
]);

/** A step Didit adds later is shown in its own words. */
export function stepInWords(feature: string): string {
  return STEP_WORDS.get(feature) ?? wordsOf(feature);
}

/** The steps in their order; a step that runs several times says so once. */
export function stepsInWords(features: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].map(([feature, count]) => stepInWords(feature) + (count > 1 ? ` ×${count}` : ''));
}

const USD = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** "$0.32" per session; a dash where Didit names no price. */
export function priceInWords(priceUsd: number | null): string {
  return priceUsd === null ? '–' : USD.format(priceUsd);
}

export const LIVENESS_METHODS: Record<WorkflowSettings['livenessMethod'], string> = {
  passive: 'Passive: one selfie, no movement',
  active_3d: 'Active 3D: turns the head',
  flashing: 'Active with coloured flashes',
};
