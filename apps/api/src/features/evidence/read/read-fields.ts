import type { FieldRow } from '@docket/contracts';
import type { Decision } from '@docket/didit';
import type { Comparator, Value } from '../compare/comparison.ts';
import { plain } from '../compare/letters.ts';
import type { FieldSource, FieldSpec } from '../fields/cells.ts';
import { DOCUMENT_FIELDS } from '../fields/document-fields.ts';
import { IDENTITY_FIELDS } from '../fields/identity-fields.ts';
import { CONTACT_FIELDS, PROOF_FIELDS } from '../fields/other-fields.ts';
import { items, text } from '../leaves.ts';

const SOURCES = ['expected', 'ocr', 'mrz', 'chip'] as const;
const SOURCE_WORDS = { expected: 'Expected', ocr: 'OCR', mrz: 'MRZ', chip: 'Chip' } as const;

type Cells = Record<(typeof SOURCES)[number], Value | null>;

/**
 * The fields grid: each field as every source gives it, and whether they agree. With several identity documents
 * each has rows of its own, the later ones marked with their number: what is on one card is never held against
 * the zone of another. Fields nobody gives are left out, except those without which an identity is not known.
 */
export function readFields(decision: Decision): FieldRow[] {
  const documents = subjectsOf(decision).flatMap((source, index) =>
    rowsOf([...IDENTITY_FIELDS, ...DOCUMENT_FIELDS], source, index, text(source.document?.document_type)),
  );
  const proofs = items(decision.poa_verifications).flatMap((proof, index) =>
    rowsOf(PROOF_FIELDS, { ...emptySource(decision), proof }, index, null),
  );
  return [...documents, ...proofs, ...rowsOf(CONTACT_FIELDS, emptySource(decision), 0, null)];
}

function emptySource(decision: Decision): FieldSource {
  return { decision, expected: decision.expected_details ?? null, document: null, chip: null, proof: null };
}

/** One source set per identity document, each with the chip that carries its number. */
function subjectsOf(decision: Decision): FieldSource[] {
  const base = emptySource(decision);
  const documents = items(decision.id_verifications);
  const chips = items(items(decision.nfc_verifications).map((item) => item.chip_data));
  const left = new Set(chips);
  const subjects = documents.map((document): FieldSource => {
    const chip = chips.find(
      (one) => left.has(one) && sameNumber(one.document_number, document.document_number),
    );
    if (chip !== undefined) left.delete(chip);
    return { ...base, document, chip: chip ?? null };
  });
  // A chip whose number fits no document is read next to the first one without: that difference is the finding.
  for (const chip of left) {
    const alone = subjects.find((subject) => subject.chip === null);
    if (alone === undefined) subjects.push({ ...base, chip });
    else alone.chip = chip;
  }
  if (subjects.length === 0 && base.expected !== null) subjects.push(base);
  return subjects;
}

function sameNumber(one: unknown, other: unknown): boolean {
  return plain(text(one) ?? '') !== '' && plain(text(one) ?? '') === plain(text(other) ?? '');
}

function rowsOf(
  specs: readonly FieldSpec[],
  source: FieldSource,
  index: number,
  name: string | null,
): FieldRow[] {
  const read = source.document !== null || source.chip !== null;
  return specs.flatMap((spec) => {
    const cells: Cells = {
      expected: spec.expected?.(source) ?? null,
      ocr: spec.ocr?.(source) ?? null,
      mrz: spec.mrz?.(source) ?? null,
      chip: spec.chip?.(source) ?? null,
    };
    const empty = SOURCES.every((column) => cells[column] === null);
    if (empty && !(spec.core && read)) return [];
    return [rowOf(spec, cells, index, name)];
  });
}

function rowOf(spec: FieldSpec, cells: Cells, index: number, name: string | null): FieldRow {
  const again = index > 0;
  return {
    key: again ? `${spec.key}-${index + 1}` : spec.key,
    label: again ? `${spec.label} (${name ?? 'document'} ${index + 1})` : spec.label,
    group: spec.group,
    expected: cells.expected?.shown ?? null,
    ocr: cells.ocr?.shown ?? null,
    mrz: cells.mrz?.shown ?? null,
    chip: cells.chip?.shown ?? null,
    ...agreement(cells, spec.compare),
  };
}

/** Every source against every other: one pair that differs makes the row differ. */
function agreement(cells: Cells, compare: Comparator): Pick<FieldRow, 'state' | 'because'> {
  const present = SOURCES.flatMap((column) => {
    const value = cells[column];
    return value === null ? [] : [{ column, value }];
  });
  if (present.length < 2) return { state: present.length === 0 ? 'missing' : 'single', because: null };
  const differences: string[] = [];
  const reasons = new Set<string>();
  for (const [index, one] of present.entries()) {
    for (const other of present.slice(index + 1)) {
      const { verdict, because } = compare(one.value, other.value);
      const pair = `${SOURCE_WORDS[one.column]} and ${SOURCE_WORDS[other.column]}`;
      if (verdict === 'different') differences.push(because === null ? pair : `${pair}: ${because}`);
      else if (because !== null) reasons.add(because);
    }
  }
  if (differences.length > 0) return { state: 'different', because: differences.join('; ') };
  if (reasons.size > 0) return { state: 'equivalent', because: [...reasons].join('; ') };
  return { state: 'equal', because: null };
}
