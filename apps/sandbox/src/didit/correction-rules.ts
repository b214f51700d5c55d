import { choiceProblem, dayProblem, problemsOf, textProblem } from '../field-rules.ts';
import { Refusal } from '../http-answers.ts';
import { isAlpha2, isAlpha3 } from '../iso-countries.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';

/** Didit OpenAPI: update KYC data, update POA data. */
export const DOCUMENT_CODES = [
  'P',
  'DL',
  'ID',
  'RP',
  'SSC',
  'HIC',
  'WP',
  'TC',
  'VISA',
  'PSC',
  'BC',
  'OTHER',
] as const;
const ALIASES: Record<string, string> = {
  Passport: 'P',
  'Identity Card': 'ID',
  "Driver's License": 'DL',
  'Residence Permit': 'RP',
  'Health Insurance Card': 'HIC',
  'Tax Card': 'TC',
};
export const POA_DOCUMENT_TYPES = [
  'UTILITY_BILL',
  'BANK_STATEMENT',
  'GOVERNMENT_ISSUED_DOCUMENT',
  'OTHER_POA_DOCUMENT',
  'UNKNOWN',
] as const;
const MARITAL = ['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED', 'UNKNOWN'];
const ADDRESS_KEYS = ['address_type', 'city', 'region', 'street_1', 'street_2', 'postal_code', 'country'];
const KYC_KEYS =
  'document_type document_subtype document_number personal_number date_of_birth date_of_issue expiration_date issuing_state first_name last_name gender address place_of_birth nationality marital_status extra_fields parsed_address'.split(
    ' ',
  );
const POA_KEYS =
  'issuing_state document_type document_language issuer issue_date poa_address name_on_document extra_fields poa_parsed_address'.split(
    ' ',
  );

/** The known fields of the body, in the spelling that is stored. @throws Refusal 400 */
export function readDocumentData(body: JsonObject): JsonObject {
  const sent = picked(body, KYC_KEYS);
  if (typeof sent.document_type === 'string') {
    sent.document_type = ALIASES[sent.document_type] ?? sent.document_type;
  }
  normaliseState(sent);
  const problems = problemsOf({
    document_type: nullable(sent.document_type, (value) => choiceProblem(value, DOCUMENT_CODES)),
    document_subtype: textProblem(sent.document_subtype, 128),
    document_number: textProblem(sent.document_number, 255),
    personal_number: textProblem(sent.personal_number, 255),
    date_of_birth: dayProblem(sent.date_of_birth),
    date_of_issue: dayProblem(sent.date_of_issue),
    expiration_date: dayProblem(sent.expiration_date),
    issuing_state: stateProblem(sent.issuing_state),
    first_name: textProblem(sent.first_name, 255),
    last_name: textProblem(sent.last_name, 255),
    gender: nullable(sent.gender, (value) => choiceProblem(value, ['M', 'F', 'U'])),
    address: textProblem(sent.address, 255),
    place_of_birth: textProblem(sent.place_of_birth, 255),
    nationality: textProblem(sent.nationality, 32),
    marital_status: choiceProblem(sent.marital_status, MARITAL),
    extra_fields: extraProblem(sent.extra_fields),
    parsed_address: addressProblem(sent.parsed_address),
  });
  if (problems !== null) throw new Refusal(400, problems);
  return sent;
}

/** @throws Refusal 400 */
export function readPoaData(body: JsonObject): JsonObject {
  const sent = picked(body, POA_KEYS);
  normaliseState(sent);
  const problems = problemsOf({
    issuing_state: stateProblem(sent.issuing_state),
    document_type: choiceProblem(sent.document_type, POA_DOCUMENT_TYPES),
    document_language: textProblem(sent.document_language, 50),
    issuer: textProblem(sent.issuer, 255),
    issue_date: dayProblem(sent.issue_date),
    poa_address: textProblem(sent.poa_address),
    name_on_document: textProblem(sent.name_on_document, 255),
    extra_fields: extraProblem(sent.extra_fields) ?? namesProblem(sent.extra_fields),
    poa_parsed_address: addressProblem(sent.poa_parsed_address),
  });
  if (problems !== null) throw new Refusal(400, problems);
  return sent;
}

function picked(body: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]])));
}

function nullable(value: Json | undefined, check: (value: Json | undefined) => Json | null): Json | null {
  return value === null ? null : check(value);
}

function normaliseState(sent: JsonObject): void {
  const state = textOf(sent.issuing_state);
  if (state !== null) sent.issuing_state = state.toUpperCase();
}

function stateProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' && isAlpha3(value)
    ? null
    : ['Invalid ISO 3166-1 alpha-3 country code for issuing_state.'];
}

function extraProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null || isObject(value)) return null;
  return ['This field must be a JSON object.'];
}

function namesProblem(value: Json | undefined): Json | null {
  const names = isObject(value) ? value.additional_names : undefined;
  if (names === undefined || names === null || Array.isArray(names)) return null;
  return { additional_names: 'Must be a list or null.' };
}

/** Here the problems are plain strings inside an object. */
function addressProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return ['This field must be a JSON object.'];
  const problems: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (!ADDRESS_KEYS.includes(key))
      problems[key] = `Unsupported key. Allowed keys: ${ADDRESS_KEYS.join(', ')}`;
  }
  const country = textOf(value.country);
  if (country !== null && country !== '' && !isAlpha2(country.toUpperCase())) {
    problems.country = 'Invalid ISO 3166-1 alpha-2 country code.';
  }
  return Object.keys(problems).length === 0 ? null : problems;
}
