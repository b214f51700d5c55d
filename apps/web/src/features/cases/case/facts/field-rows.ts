import type { FieldRow } from '@docket/contracts';

export type Source = 'expected' | 'ocr' | 'mrz' | 'chip';

const SOURCES: readonly { id: Source; label: string }[] = [
  { id: 'expected', label: 'Expected' },
  { id: 'ocr', label: 'OCR' },
  { id: 'mrz', label: 'MRZ' },
  { id: 'chip', label: 'Chip' },
];

/** Columns only for sources that gave at least one value. */
export function presentSources(rows: readonly FieldRow[]): { id: Source; label: string }[] {
  return SOURCES.filter(({ id }) => rows.some((row) => row[id] !== null));
}

/** A machine readable zone is all capitals: what differs only in spelling is no difference, nor is a lone value. */
const NEEDS_EYES: Record<FieldRow['state'], boolean> = {
  different: true,
  equivalent: false,
  missing: true,
  equal: false,
  single: false,
};

const ORDER: Record<FieldRow['state'], number> = {
  different: 0,
  missing: 1,
  equivalent: 2,
  equal: 3,
  single: 4,
};

/** Rows to show and how many are folded away: what people touched is never folded. All rows keep the document's order; differences come worst first. */
export function foldFields(
  rows: readonly FieldRow[],
  differencesOnly: boolean,
  touched: ReadonlySet<string> = new Set(),
): { shown: FieldRow[]; folded: number } {
  if (!differencesOnly) return { shown: [...rows], folded: 0 };
  const shown = rows
    .filter((row) => NEEDS_EYES[row.state] || touched.has(row.key))
    .sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  return { shown, folded: rows.length - shown.length };
}

export const GROUP_LABELS: Record<FieldRow['group'], string> = {
  identity: 'Identity',
  document: 'Document',
  address: 'Address',
  contact: 'Contact',
};

/** Why a row has the state it has, for people who want it in words. */
export function stateWords(row: FieldRow): string {
  const words: Record<FieldRow['state'], string> = {
    equal: 'Equal in all sources',
    equivalent: 'Equal apart from spelling',
    different: 'Sources differ',
    single: 'Only one source gives it',
    missing: 'Missing where it was expected',
  };
  return row.because ?? words[row.state];
}
