import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import type { Json } from '../src/json.ts';
import { isObject } from '../src/json.ts';
import type { Answer } from './probe.ts';
import type { DocumentedAnswer, Spec } from './spec.ts';

/**
 * Didit's own samples write some moments without a zone or with a space where the schema says
 * `date-time` (first and last seen of a hit, a chip’s certificate, an article).
 */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** The formats that Didit's description uses; binary content is not looked into. */
const FORMATS: Record<string, RegExp | true | ((text: string) => boolean)> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': MOMENT,
  uri: (text) => URL.canParse(text),
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  ipv4: /^\d{1,3}(\.\d{1,3}){3}$/,
  ipv6: /^[0-9a-f:.]+$/i,
  decimal: /^-?\d+(\.\d+)?$/,
  byte: true,
  binary: true,
  float: true,
  double: true,
  int32: true,
  int64: true,
  password: true,
};

/** `leaf`: only nulls where the schema forgot to allow them; a row of DIFFERENCES.md may excuse that. */
export type Problem = { text: string; leaf: boolean };
export type Validator = (documented: DocumentedAnswer, answer: Answer) => Problem | null;

/** What is wrong with an answer, in one line; null when it is as documented. The answer's values are not shown. */
export function createValidator(spec: Spec): Validator {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  for (const [name, pattern] of Object.entries(FORMATS)) ajv.addFormat(name, pattern);
  const compiled = new Map<DocumentedAnswer, ReturnType<Ajv['compile']>>();
  return (documented, answer) => {
    const outside = problemOutside(documented, answer);
    if (outside !== null) return { text: outside, leaf: false };
    if (documented.schema === null || documented.contentType !== 'application/json') return null;
    const known = compiled.get(documented);
    const check = known ?? ajv.compile({ ...documented.schema, components: spec.components });
    if (known === undefined) compiled.set(documented, check);
    if (check(answer.json)) return null;
    return problemOf(answer.json, check.errors ?? []);
  };
}

/** Body or not, type of the body, and its form where no schema is given. */
function problemOutside(documented: DocumentedAnswer, answer: Answer): string | null {
  if (documented.contentType === null) {
    return answer.text === '' || answer.status >= 300 ? null : 'has a body, but none is documented';
  }
  if (!answer.contentType.startsWith(documented.contentType)) {
    return `is ${answer.contentType || 'without type'}, documented is ${documented.contentType}`;
  }
  if (documented.contentType !== 'application/json') return answer.bytes > 0 ? null : 'is empty';
  return documented.schema === null ? likeAnExample(documented, answer.json) : null;
}

function problemOf(json: Json, errors: ErrorObject[]): Problem {
  const nulls = errors.filter(
    (error) => error.instancePath !== '' && valueAt(json, error.instancePath) === null,
  );
  // A choice fails when one of its branches does, so it adds nothing to the errors inside it.
  const rest = errors.filter(
    (error) => !nulls.includes(error) && !['anyOf', 'oneOf', 'allOf'].includes(error.keyword),
  );
  const told = rest.length > 0 ? rest : nulls.length > 0 ? nulls : errors;
  const lines = told.map((error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`);
  return { text: [...new Set(lines)].slice(0, 4).join('; '), leaf: rest.length === 0 && nulls.length > 0 };
}

function valueAt(json: Json, pointer: string): Json | undefined {
  let found: Json | undefined = json;
  for (const part of pointer.slice(1).split('/')) {
    if (Array.isArray(found)) found = found[Number(part)];
    else found = isObject(found) ? found[part.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined;
  }
  return found;
}

/** Without a schema the samples are the documentation: one of them must have the same form. */
function likeAnExample(documented: DocumentedAnswer, json: Json): string | null {
  if (documented.examples.length === 0) return null;
  const wanted = documented.examples.map((example) => formOf(example.value));
  const form = formOf(json);
  const fits = documented.examples.some((example) => isLike(example.value, json));
  return fits ? null : `has the form ${form}, documented is ${[...new Set(wanted)].join(' or ')}`;
}

/** Success samples are abbreviated, so more keys are fine; the sample's own must be there with the same kind. */
function isLike(sample: Json, json: Json): boolean {
  if (sample === null || json === null) return true;
  if (Array.isArray(sample) || Array.isArray(json)) {
    if (!Array.isArray(sample) || !Array.isArray(json)) return false;
    const [first] = sample;
    return first === undefined || json.every((entry) => isLike(first, entry));
  }
  if (!isObject(sample) || !isObject(json)) return typeof sample === typeof json;
  return Object.entries(sample).every(
    ([key, value]) =>
      json[key] !== undefined &&
      (isObject(value) === isObject(json[key]) || value === null || json[key] === null),
  );
}

function formOf(json: Json): string {
  if (Array.isArray(json)) return `[${json.length === 0 ? '' : formOf(json[0] ?? null)}]`;
  if (isObject(json)) return `{${Object.keys(json).slice(0, 6).join(', ')}}`;
  return json === null ? 'null' : typeof json;
}

/** Two error texts say the same when they differ in ids, numbers, quoted words and named choices only. */
export function sameWords(documented: Json, told: Json): boolean {
  return JSON.stringify(withoutValues(documented)) === JSON.stringify(withoutValues(told));
}

function withoutValues(json: Json): Json {
  if (typeof json === 'string') {
    return json
      .replace(/"[^"]*"|'[^']*'/g, '…')
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '…')
      .replace(/Hits not found: .*/, 'Hits not found: …')
      .replace(/\d+/g, '#');
  }
  if (Array.isArray(json)) return json.map(withoutValues);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, value]) => [key, withoutValues(value)]),
  );
}
