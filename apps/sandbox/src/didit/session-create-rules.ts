import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { isScenarioSlug } from '../scenarios/slugs.ts';

/** Languages of the hosted flow (Didit OpenAPI: create session). */
const LANGUAGES = (
  'en ar bg bn bs ca cnr cs da de el es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv mk mn ms nl no pl ' +
  'pt-BR pt ro ru sk sl so sq sr sv th tr uk uz vi zh-CN zh-TW zh'
).split(' ');

const EXPECTED_KEYS =
  'first_name last_name date_of_birth gender nationality country id_country poa_country address identification_number ip_address expected_document_types company_name registry_country registration_number'.split(
    ' ',
  );
const COUNTRY_KEYS = ['nationality', 'country', 'id_country', 'poa_country'];
const DOCUMENT_TYPES = ['P', 'ID', 'DL', 'RP', 'HIC', 'TC', 'SSC'];

/** @returns the 400 body, or null when the request is fine */
export function bodyProblems(body: JsonObject): JsonObject | null {
  const errors: JsonObject = {};
  const put = (field: string, problem: Json | null) => {
    if (problem !== null) errors[field] = problem;
  };
  put('workflow_id', workflowProblem(body.workflow_id));
  put('vendor_data', optionalText(body.vendor_data));
  put('callback', callbackProblem(body.callback));
  put('callback_method', choice(body.callback_method, ['initiator', 'completer', 'both']));
  put('language', choice(body.language, LANGUAGES));
  put('contact_details', contactProblem(body.contact_details));
  put('expected_details', expectedProblem(body.expected_details));
  put('portrait_image', portraitProblem(body.portrait_image));
  put('sandbox_scenario', scenarioProblem(body.sandbox_scenario));
  return Object.keys(errors).length === 0 ? null : errors;
}

function workflowProblem(value: Json | undefined): Json | null {
  if (value === undefined) return ['This field is required.'];
  return typeof value === 'string' && value !== '' ? null : ['Must be a valid UUID.'];
}

function optionalText(value: Json | undefined): Json | null {
  const fine = value === undefined || value === null || typeof value === 'string';
  return fine ? null : ['Not a valid string.'];
}

/** Web addresses and custom app schemes are both allowed. */
function callbackProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null || value === '') return null;
  const fine = typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value);
  return fine ? null : ['Enter a valid URL.'];
}

function choice(value: Json | undefined, allowed: string[]): Json | null {
  if (value === undefined || value === null) return null;
  return allowed.some((word) => word === value) ? null : [`"${String(value)}" is not a valid choice.`];
}

function contactProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return { non_field_errors: ['Invalid data. Expected a dictionary.'] };
  const { email } = value;
  if (email === undefined || email === null || email === '') return null;
  const fine = typeof email === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  return fine ? null : { email: ['Enter a valid email address.'] };
}

function expectedProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return { non_field_errors: ['Invalid data. Expected a dictionary.'] };
  const errors: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (!EXPECTED_KEYS.includes(key)) errors[key] = ['Unknown field.'];
  }
  const born = value.date_of_birth;
  if (typeof born === 'string' && !/^\d{4}-\d\d-\d\d$/.test(born)) {
    errors.date_of_birth = ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'];
  }
  for (const key of COUNTRY_KEYS) {
    const code = value[key];
    if (typeof code === 'string' && !/^[A-Z]{3}$/.test(code))
      errors[key] = [`"${code}" is not a valid choice.`];
  }
  if (value.gender !== undefined && value.gender !== null && value.gender !== 'M' && value.gender !== 'F') {
    errors.gender = [`"${String(value.gender)}" is not a valid choice.`];
  }
  const types = value.expected_document_types;
  if (Array.isArray(types)) {
    const wrong = types.find((type) => !DOCUMENT_TYPES.some((known) => known === type));
    if (wrong !== undefined) errors.expected_document_types = [`"${String(wrong)}" is not a valid choice.`];
  }
  if (typeof value.address === 'string' && value.country === undefined && value.poa_country === undefined) {
    errors.address = ['Address requires country or poa_country.'];
  }
  return Object.keys(errors).length === 0 ? null : errors;
}

const MAX_PORTRAIT_BYTES = 2 * 1024 * 1024;

function portraitProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return ['Not a valid string.'];
  return value.length * 0.75 > MAX_PORTRAIT_BYTES ? ['Image size exceeds 2MB.'] : null;
}

function scenarioProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' && isScenarioSlug(value)
    ? null
    : [`Unknown sandbox scenario: '${String(value)}'.`];
}
