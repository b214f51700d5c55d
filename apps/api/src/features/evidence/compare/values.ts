import {
  type Comparison,
  different,
  EQUAL,
  equivalent,
  superficialDifference,
  type Value,
} from './comparison.ts';
import { countryCode } from './countries.ts';

/** Compares identifiers: blanks, hyphens, fillers and case do not count, every letter and digit does. */
export function compareNumbers(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  const superficial = superficialDifference(one.shown, other.shown);
  return superficial === null
    ? different(`“${one.shown}” against “${other.shown}”`)
    : equivalent(superficial);
}

/** Compares e-mail addresses: providers ignore case, and so does Didit's search. */
export function compareEmails(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  return one.shown.toLowerCase() === other.shown.toLowerCase()
    ? equivalent('Only letter case differs')
    : different(`“${one.shown}” against “${other.shown}”`);
}

/** Compares countries across alpha-2, alpha-3, the MRZ's own codes and English names. */
export function compareCountries(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  const left = countryCode(one.shown);
  const right = countryCode(other.shown);
  if (left === null || right === null || left !== right) {
    return different(`“${one.shown}” against “${other.shown}”`);
  }
  return equivalent(`“${one.shown}” and “${other.shown}” are codes of the same country`);
}

type DateParts = { year: string; month: string; day: string; shortYear: boolean };

/**
 * Compares dates in ISO 8601 and in the machine-readable zone's YYMMDD. A filler stands for a part the issuer does
 * not know. The century of YYMMDD is open, so only the two digits are compared. Source: ICAO Doc 9303-3, representation of dates
 */
export function compareDates(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  const left = dateParts(one.shown);
  const right = dateParts(other.shown);
  if (left === null || right === null) return different('one of them is not a date');
  const short = left.shortYear || right.shortYear;
  const year = short ? samePart(left.year.slice(-2), right.year.slice(-2)) : samePart(left.year, right.year);
  if (!year || !samePart(left.month, right.month) || !samePart(left.day, right.day)) {
    return different(`“${one.shown}” against “${other.shown}”`);
  }
  if (/[<X]/.test(one.shown + other.shown))
    return equivalent('The same date where both give it; parts are left open');
  return equivalent(short ? 'The same date; one is written YYMMDD' : 'The same date in another notation');
}

function dateParts(value: string): DateParts | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(value);
  const short = /^([\d<X]{2})([\d<X]{2})([\d<X]{2})$/.exec(value);
  const [, year, month, day] = iso ?? short ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return { year, month, day, shortYear: iso === null };
}

function samePart(one: string, other: string): boolean {
  return one === other || /^[<X]+$/.test(one) || /^[<X]+$/.test(other);
}

const GENDERS: Readonly<Record<string, string>> = {
  M: 'M',
  MALE: 'M',
  F: 'F',
  FEMALE: 'F',
  U: 'X',
  X: 'X',
  '<': 'X',
  UNSPECIFIED: 'X',
};

export function compareGenders(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  const left = GENDERS[one.shown.toUpperCase()];
  return left !== undefined && left === GENDERS[other.shown.toUpperCase()]
    ? equivalent('Two ways to write the same entry')
    : different(`“${one.shown}” against “${other.shown}”`);
}

/** Codes of Didit's filters by the display name its decisions use. Source: Didit OpenAPI GET /v3/sessions/ */
const DOCUMENT_CODES: Readonly<Record<string, string>> = {
  PASSPORT: 'P',
  'IDENTITY CARD': 'ID',
  "DRIVER'S LICENSE": 'DL',
  'RESIDENCE PERMIT': 'RP',
  'HEALTH INSURANCE CARD': 'HIC',
  'TAX CARD': 'TC',
};

/** Compares kinds of documents; a value may list several that are acceptable. */
export function compareDocumentTypes(one: Value, other: Value): Comparison {
  if (one.shown === other.shown) return EQUAL;
  const right = documentCodes(other.shown);
  return documentCodes(one.shown).some((code) => right.includes(code))
    ? equivalent('Name and code of the same kind of document')
    : different(`“${one.shown}” against “${other.shown}”`);
}

function documentCodes(value: string): string[] {
  return value
    .toUpperCase()
    .split(',')
    .flatMap((part) => {
      const code = part.trim().replace(/<+$/, '');
      if (DOCUMENT_CODES[code] !== undefined) return [DOCUMENT_CODES[code]];
      if (/^P[A-Z]?$/.test(code)) return ['P'];
      // Cards start with I, A or C in the machine-readable zone, whether they are for citizens or residents.
      if (/^(I|A|C)[A-Z]?$/.test(code) && code !== 'ID') return ['ID', 'RP', code];
      return code === 'ID' ? ['ID', 'RP'] : [code];
    });
}
