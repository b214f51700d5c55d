import { type Correction, DOCUMENT_CODES, type FieldRow } from '@docket/contracts';

/** What people read beneath a corrected value: what it was, by whom, and whether Didit has it. */
export interface CorrectionLine {
  readonly before: string | null;
  readonly words: string;
  readonly isProblem: boolean;
}

/** The last correction of a row, as long as it explains the value that is shown; null when none does. */
export function correctionLine(row: FieldRow, corrections: readonly Correction[]): CorrectionLine | null {
  const correction = corrections.findLast(({ changes }) => changes.some(({ field }) => field === row.key));
  const change = correction?.changes.find(({ field }) => field === row.key);
  if (correction === undefined || change === undefined) return null;
  const after = shownAs(row.key, change.after);
  const { by, state, because } = correction;
  if (state === 'recorded')
    return {
      before: null,
      words: `${by.name} corrects it to ${after}; Didit is being told`,
      isProblem: false,
    };
  if (state === 'refused') {
    const words = `Didit did not take ${after}, as ${by.name} had it: ${because ?? 'no reason given'}`;
    return { before: null, words, isProblem: true };
  }
  // Read anew or changed by somebody else since: the timeline has it, the value here is not of that correction.
  if (row.ocr !== after) return null;
  return { before: change.before ?? 'nothing', words: `corrected by ${by.name}`, isProblem: false };
}

/** Kinds of documents are written by code and shown by name. */
function shownAs(field: string, value: string): string {
  if (!field.startsWith('documentType') || !Object.hasOwn(DOCUMENT_CODES, value)) return value;
  return DOCUMENT_CODES[value as keyof typeof DOCUMENT_CODES]; // hasOwn proves the key
}
