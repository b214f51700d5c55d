import { DiditError } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A path part that is a UUID, in the only spelling Didit routes: lower case with hyphens. Anything else would
 * come back as an HTML page, so it is refused before sending.
 */
export function uuidPart(name: string, value: string, operation: string): string {
  const lower = value.toLowerCase();
  if (UUID.test(lower)) return lower;
  throw refusedBeforeSending(operation, name, 'is not a UUID');
}

/** A path part that may be any text. Empty text and dots would name another path, whatever they are escaped to. */
export function textPart(name: string, value: string, operation: string): string {
  if (value === '' || value === '.' || value === '..' || !value.isWellFormed()) {
    throw refusedBeforeSending(operation, name, 'cannot stand in a path');
  }
  return encodeURIComponent(value);
}

/** For input that would do harm or nothing at Didit: one field, and the reason as Didit would put it. */
export function refusedBeforeSending(operation: string, name: string, reason: string): DiditError {
  return new DiditError({ kind: 'validation', operation, fields: { [name]: [reason] } });
}
