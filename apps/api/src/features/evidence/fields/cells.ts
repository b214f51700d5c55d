import type { FieldRow } from '@docket/contracts';
import type {
  Decision,
  ExpectedDetails,
  IdVerification,
  NfcVerification,
  PoaVerification,
} from '@docket/didit';
import type { Comparator, Value } from '../compare/comparison.ts';
import { plain } from '../compare/letters.ts';
import { joined, record, text, texts } from '../leaves.ts';
import { isNameCut, mrzLines } from '../read/mrz.ts';

/** What one row of the grid is read from: a document with its chip, a proof of address, or the session alone. */
export type FieldSource = {
  decision: Decision;
  expected: ExpectedDetails | null;
  document: IdVerification | null;
  chip: NonNullable<NfcVerification['chip_data']> | null;
  proof: PoaVerification | null;
};

type Cell = (source: FieldSource) => Value | null;

export type FieldSpec = {
  key: string;
  label: string;
  group: FieldRow['group'];
  compare: Comparator;
  /** Shown as missing when a document was read and nobody gives it. */
  core: boolean;
  expected?: Cell;
  ocr?: Cell;
  mrz?: Cell;
  chip?: Cell;
};

export function value(shown: unknown, ...variants: unknown[]): Value | null {
  const [first, ...others] = [shown, ...variants].flatMap(texts);
  return first === undefined ? null : { shown: first, variants: others, fullName: null, cut: false };
}

/** A cell of the machine-readable zone: trailing fillers mean nothing, nothing but fillers means empty. */
export function zoneValue(shown: unknown): Value | null {
  return value((text(shown) ?? '').replace(/<+$/, ''));
}

export function named(part: Value | null, ...fullName: unknown[]): Value | null {
  return part === null ? null : { ...part, fullName: joined(' ', ...fullName) };
}

export function ocrName(part: 'first' | 'last'): Cell {
  return ({ document }) => {
    const extra = record(document?.extra_fields);
    const cell = value(
      document?.[`${part}_name`],
      extra[`${part}_name_latin`],
      extra[`${part}_name_non_latin`],
    );
    return named(cell, document?.first_name, document?.last_name);
  };
}

export function zoneName(part: 'name' | 'surname'): Cell {
  return ({ document }) => {
    const zone = document?.mrz;
    const cell = named(zoneValue(zone?.[part]), zone?.name, zone?.surname);
    return cell === null ? null : { ...cell, cut: isNameCut(mrzLines(zone?.mrz_string ?? '')) };
  };
}

/** The integrator's identification number belongs to the document number when that is what it repeats. */
export function expectedNumber(belongsTo: 'document' | 'person'): Cell {
  return ({ expected, document }) => {
    const given = text(expected?.identification_number);
    if (given === null) return null;
    const isDocument = plain(given) === plain(document?.document_number ?? '');
    return isDocument === (belongsTo === 'document') ? value(given) : null;
  };
}

/** Fillers at the end of a date stand for an unknown month or day and must stay; a wholly unknown date is empty. */
export function zoneDate(date: unknown): Value | null {
  return /^<*$/.test(text(date) ?? '') ? null : value(date);
}
