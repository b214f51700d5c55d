import { DiditError } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A path part that is a UUID, in the only spelling Didit routes: lower case with hyphens. Anything else would
 * come back as an HTML page, so it is refused before sending.
 */
export function uuidPart(name: string, value: string, operation: string): string {
  const lower = value.toLowerCase();
  if (UUID.test(lower)) return lower;
  throw new DiditError({ kind: 'validation', operation, fields: { [name]: ['is not a UUID'] } });
}
