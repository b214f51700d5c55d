import type { DocumentKind, DocumentSpec, Mrz } from './spec.ts';
import { transliterate } from './transliterate.ts';

/** What the zone needs of a document; a whole `DocumentSpec` fits. */
export type MrzSource = Pick<
  DocumentSpec,
  | 'kind'
  | 'issuingState'
  | 'surname'
  | 'givenNames'
  | 'documentNumber'
  | 'birthDate'
  | 'sex'
  | 'nationality'
  | 'expiryDate'
  | 'flaws'
> & { personalNumber?: string };

/** Driving licences carry no ICAO zone; the sandbox gives them the ID card's so that Didit can answer one. */
const DOCUMENT_CODE: Record<DocumentKind, string> = {
  passport: 'P<',
  id_card: 'I<',
  residence_permit: 'IR',
  driving_licence: 'D<',
};

const field = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<');

const alphanumeric = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** ICAO 9303-3, 4.9: weights 7, 3, 1 over 0–9, A = 10 … Z = 35, filler = 0; the sum modulo 10. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 90 ? code - 55 : 0;
    sum += value * ([7, 3, 1][i % 3] ?? 0);
  }
  return String(sum % 10);
}

/** YYYY-MM-DD to YYMMDD. */
const shortDate = (date: string): string => date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10);

/**
 * Surname and given names in one field. Too long a name is cut as ICAO 9303-4, 4.2.3 wants it: given names
 * keep at least their first letter, so that the reader sees that there were some.
 */
function nameField(surname: string, givenNames: string, length: number): string {
  const primary = transliterate(surname);
  const secondary = transliterate(givenNames);
  if (secondary === '') return field(primary, length);
  const room = primary.length + 2 + secondary.length <= length ? primary.length : length - 3;
  const whole = `${primary.slice(0, room).replace(/<$/, '')}<<${secondary}`;
  return field(whole, length);
}

const sexLetter = (sex: DocumentSpec['sex']): string => (sex === 'X' ? '<' : sex);

function passportLines(spec: MrzSource, corrupt: (digit: string) => string): Mrz {
  const number = field(alphanumeric(spec.documentNumber), 9);
  const birth = shortDate(spec.birthDate);
  const expiry = shortDate(spec.expiryDate);
  const personal = field(alphanumeric(spec.personalNumber ?? ''), 14);
  const digits = {
    documentNumber: checkDigit(number),
    birthDate: checkDigit(birth),
    expiryDate: checkDigit(expiry),
  };
  const personalDigit = /^<+$/.test(personal) ? '<' : checkDigit(personal);
  const covered = [
    number + digits.documentNumber,
    birth + digits.birthDate,
    expiry + digits.expiryDate + personal + personalDigit,
  ];
  const composite = checkDigit(covered.join(''));
  const printed = { ...digits, documentNumber: corrupt(digits.documentNumber), composite };
  const second = [
    number + printed.documentNumber + field(spec.nationality, 3),
    birth + printed.birthDate + sexLetter(spec.sex),
    expiry + printed.expiryDate + personal + personalDigit + composite,
  ];
  return {
    type: 'TD3',
    lines: [
      `P<${field(spec.issuingState, 3)}${nameField(spec.surname, spec.givenNames, 39)}`,
      second.join(''),
    ],
    checkDigits: printed,
  };
}

function cardLines(spec: MrzSource, corrupt: (digit: string) => string): Mrz {
  const whole = alphanumeric(spec.documentNumber);
  const number = field(whole, 9);
  const rest = whole.slice(9);
  // ICAO 9303-5, 4.2.4: a longer number goes on in the optional field, its check digit behind it.
  const numberDigit = checkDigit(rest === '' ? number : whole);
  const printedNumber = corrupt(numberDigit);
  const optional = (digit: string): string =>
    rest === '' ? field(alphanumeric(spec.personalNumber ?? ''), 15) : field(`${rest}${digit}`, 15);
  const [numberPlace, placeDigit] = rest === '' ? [number, printedNumber] : [number, '<'];
  const birth = shortDate(spec.birthDate);
  const expiry = shortDate(spec.expiryDate);
  const [birthDate, expiryDate] = [checkDigit(birth), checkDigit(expiry)];
  const trueFirst = number + (rest === '' ? numberDigit : '<') + optional(numberDigit);
  const composite = checkDigit(`${trueFirst}${birth}${birthDate}${expiry}${expiryDate}${'<'.repeat(11)}`);
  const sex = sexLetter(spec.sex);
  return {
    type: 'TD1',
    lines: [
      DOCUMENT_CODE[spec.kind] +
        field(spec.issuingState, 3) +
        numberPlace +
        placeDigit +
        optional(printedNumber),
      `${birth}${birthDate}${sex}${expiry}${expiryDate}${field(spec.nationality, 3)}${'<'.repeat(11)}${composite}`,
      nameField(spec.surname, spec.givenNames, 30),
    ],
    checkDigits: { documentNumber: printedNumber, birthDate, expiryDate, composite },
  };
}

/**
 * The machine readable zone of a document: TD3 for passports, TD1 for every card. The flaw `mrz_digit_wrong`
 * raises the document number's check digit by one and leaves the composite as it should be.
 */
export function buildMrz(spec: MrzSource): Mrz {
  const wrong = spec.flaws.includes('mrz_digit_wrong');
  const corrupt = (digit: string): string => (wrong ? String((Number(digit) + 1) % 10) : digit);
  return spec.kind === 'passport' ? passportLines(spec, corrupt) : cardLines(spec, corrupt);
}
