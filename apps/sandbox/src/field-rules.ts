import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

/** The words in which Didit (Django REST framework) refuses a field. Each returns null when the value is fine. */
export const REQUIRED: Json = ['This field is required.'];

export function textProblem(value: Json | undefined, max = Number.POSITIVE_INFINITY): Json | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return ['Not a valid string.'];
  return value.length > max ? [`Ensure this field has no more than ${max} characters.`] : null;
}

export function choiceProblem(value: Json | undefined, allowed: readonly string[]): Json | null {
  if (value === undefined || allowed.some((word) => word === value)) return null;
  return [`"${typeof value === 'string' ? value : JSON.stringify(value)}" is not a valid choice.`];
}

export function dayProblem(value: Json | undefined): Json | null {
  if (value === undefined || value === null) return null;
  const valid =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}T00:00Z`));
  return valid ? null : ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'];
}

export function booleanProblem(value: Json | undefined): Json | null {
  return value === undefined || typeof value === 'boolean' ? null : ['Must be a valid boolean.'];
}

export function textListProblem(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return ['Expected a list of items.'];
  return value.every((entry) => typeof entry === 'string') ? null : ['Not a valid string.'];
}

export function objectProblem(value: Json | undefined, text: string): Json | null {
  return value === undefined || value === null || isObject(value) ? null : [text];
}

/** Collects problems by field; the request is refused with all of them at once. */
export function problemsOf(found: Record<string, Json | null>): JsonObject | null {
  const problems = Object.entries(found).filter((entry): entry is [string, Json] => entry[1] !== null);
  return problems.length === 0 ? null : Object.fromEntries(problems);
}
