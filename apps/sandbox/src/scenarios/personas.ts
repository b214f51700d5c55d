import { addDays, addYears, ageAt, isoDay } from '../clock.ts';
import { integerFrom, pickFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import type { DocumentKind, DocumentSpec, FaceSpec } from '../media/spec.ts';
import type { Persona } from '../records.ts';
import { countryOf3, knownCountry } from './countries.ts';
import { PEOPLE_TABLE } from './people.ts';

const LINES = PEOPLE_TABLE.trim().split('\n');

export const PERSONA_COUNT = LINES.length;

const AUTHORITIES: Record<DocumentKind, string> = {
  passport: 'PASSPORT OFFICE',
  id_card: 'CIVIL REGISTRY',
  driving_licence: 'ROAD TRAFFIC AUTHORITY',
  residence_permit: 'IMMIGRATION OFFICE',
};

/** @param now decides issue and expiry dates, so that a valid document is still valid next year */
export function personaAt(index: number, now: Date): Persona {
  const line = LINES[index % LINES.length] ?? '';
  const cells = line.split('|');
  // People without a native spelling have one empty cell in its place, the others have two filled ones.
  const native = cells[2] === '' ? [null, null] : [cells[2] ?? null, cells[3] ?? null];
  const rest = cells.slice(cells[2] === '' ? 3 : 4);
  const [
    sex = 'F',
    birthDate = '',
    nationality = 'ESP',
    placeOfBirth = '',
    street = '',
    town = '',
    position = '',
    kind = '',
    tone = '1',
  ] = rest;
  const [, postalCode = '', city = town] =
    /^([\dA-Z]*\d[\dA-Z]*(?:[ -][\dA-Z]*\d[\dA-Z]*|(?: [A-Z]{2}))?) (.+)$/.exec(town) ?? [];
  const [latitude = 0, longitude = 0] = position.split(',').map(Number);
  const givenNames = cells[0] ?? '';
  const surname = cells[1] ?? '';
  const key = asciiWords(`${givenNames} ${surname}`).join('-');
  const base = {
    key,
    givenNames,
    surname,
    givenNamesNative: native[0] ?? null,
    surnameNative: native[1] ?? null,
  };
  const where = { placeOfBirth, street, postalCode, city, latitude, longitude };
  const person = {
    ...base,
    ...where,
    sex: sex === 'M' ? ('M' as const) : ('F' as const),
    birthDate,
    nationality,
  };
  return {
    ...person,
    phone: `${countryOf3(nationality).phonePrefix}6${integerFrom(10_000_000, 99_999_999, key, 'phone')}`,
    email: `${asciiWords(`${givenNames} ${surname}`).slice(0, 2).join('.')}@${pickFrom(MAIL_HOSTS, key)}`,
    document: documentFor(person, documentKind(kind), Number(tone), now),
  };
}

const MAIL_HOSTS = ['post.example', 'mail.example', 'letters.example', 'inbox.test'];

type Person = Omit<Persona, 'phone' | 'email' | 'document'>;

function documentFor(person: Person, kind: DocumentKind, tone: number, now: Date): DocumentSpec {
  const issued = addDays(
    addYears(now, -integerFrom(1, 7, person.key, 'issued')),
    -integerFrom(0, 300, person.key, 'day'),
  );
  const letters = integerFrom(0, 17_575, person.key, 'letters');
  const prefix = [0, 1]
    .map((place) => String.fromCharCode(65 + (Math.floor(letters / 26 ** place) % 26)))
    .join('');
  return {
    kind,
    issuingState: person.nationality,
    surname: person.surname,
    givenNames: person.givenNames,
    ...(person.surnameNative === null ? {} : { surnameNative: person.surnameNative }),
    ...(person.givenNamesNative === null ? {} : { givenNamesNative: person.givenNamesNative }),
    documentNumber: `${prefix}${integerFrom(1_000_000, 9_999_999, person.key, 'number')}`,
    personalNumber: String(integerFrom(10_000_000, 99_999_999, person.key, 'personal')),
    birthDate: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    placeOfBirth: person.placeOfBirth,
    issueDate: isoDay(issued),
    expiryDate: isoDay(addDays(addYears(issued, 10), -1)),
    authority: AUTHORITIES[kind],
    ...(kind === 'passport' ? {} : { address: addressLine(person) }),
    ...(kind === 'driving_licence' ? { licenceCategories: ['AM', 'B'] } : {}),
    face: faceFor(person, tone, issued),
    flaws: [],
    seed: integerFrom(1, 1_000_000, person.key, 'desk'),
  };
}

function faceFor(person: Person, tone: number, issued: Date): FaceSpec {
  return {
    seed: integerFrom(1, 1_000_000, person.key, 'face'),
    sex: person.sex,
    ageYears: Math.min(85, Math.max(14, ageAt(person.birthDate, issued))),
    skinTone: SKIN_TONES[tone] ?? 1,
  };
}

const SKIN_TONES: readonly FaceSpec['skinTone'][] = [0, 1, 2, 3, 4, 5];

function documentKind(word: string): DocumentKind {
  switch (word) {
    case 'id_card':
    case 'driving_licence':
    case 'residence_permit':
      return word;
    default:
      return 'passport';
  }
}

export function addressLine(person: Pick<Persona, 'street' | 'postalCode' | 'city' | 'nationality'>): string {
  const town = [person.postalCode, person.city].filter((part) => part !== '').join(' ');
  return `${person.street}, ${town}, ${countryOf3(person.nationality).alpha2}`;
}

/** The same person with another document in hand. */
export function withDocument(persona: Persona, change: Partial<DocumentSpec>): Persona {
  return { ...persona, document: { ...persona.document, ...change } };
}

/**
 * The customer is who the client said he expects, so far as it said so. The face stays that of the chosen
 * specimen: expected details say nothing about it.
 */
export function asExpected(
  persona: Persona,
  expected: JsonObject | null,
  contact: JsonObject | null,
): Persona {
  const givenNames = textOf(expected?.first_name) ?? persona.givenNames;
  const surname = textOf(expected?.last_name) ?? persona.surname;
  const birthDate = textOf(expected?.date_of_birth) ?? persona.birthDate;
  const state = textOf(expected?.id_country) ?? textOf(expected?.nationality);
  const nationality = state === null ? persona.nationality : knownCountry(state).alpha3;
  const renamed = givenNames !== persona.givenNames || surname !== persona.surname;
  const { surnameNative, givenNamesNative, ...document } = persona.document;
  const nativeNames =
    renamed || surnameNative === undefined || givenNamesNative === undefined
      ? {}
      : { surnameNative, givenNamesNative };
  return {
    ...persona,
    givenNames,
    surname,
    surnameNative: renamed ? null : persona.surnameNative,
    givenNamesNative: renamed ? null : persona.givenNamesNative,
    birthDate,
    nationality,
    ...expectedHome(persona, textOf(expected?.address)),
    phone: textOf(contact?.phone) ?? persona.phone,
    email: textOf(contact?.email) ?? persona.email,
    document: {
      ...document,
      ...nativeNames,
      givenNames,
      surname,
      birthDate,
      nationality,
      issuingState: nationality,
      documentNumber: renamed
        ? `${document.documentNumber.slice(0, 2)}${integerFrom(1_000_000, 9_999_999, givenNames, surname, birthDate)}`
        : document.documentNumber,
      personalNumber: textOf(expected?.identification_number) ?? document.personalNumber ?? '',
    },
  };
}

/** What a customer typed about himself, beside the names of `expected_details` also the document's number. */
export function asTyped(
  persona: Persona,
  typed: { details: JsonObject | null; contact: JsonObject | null },
): Persona {
  const person = asExpected(persona, typed.details, typed.contact);
  const documentNumber = textOf(typed.details?.document_number);
  return documentNumber === null ? person : withDocument(person, { documentNumber });
}

/** "Street 1, Town" as one line: what is before the first comma is the street. */
function expectedHome(
  persona: Persona,
  address: string | null,
): Pick<Persona, 'street' | 'postalCode' | 'city'> {
  const [street = '', ...rest] = (address ?? '').split(',').map((part) => part.trim());
  if (street === '') return { street: persona.street, postalCode: persona.postalCode, city: persona.city };
  return { street, postalCode: '', city: rest.join(', ') || persona.city };
}

/** Words in plain lower-case letters, for keys and e-mail addresses. */
export function asciiWords(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[đĐ]/g, 'd')
    .replace(/ı/g, 'i')
    .toLowerCase();
  return folded.split(/[^a-z]+/).filter((word) => word !== '');
}
