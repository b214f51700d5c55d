import { contract } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  /** A schema with a name stands once, among the definitions of the whole. */
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly [keyword: string]: unknown;
}

const BOUNDED_FORMATS = ['uuid', 'date', 'date-time'];
/** Their size is held by a refinement, which no JSON schema shows. */
const BOUNDED_RECORDS = ['createSession/body/metadata', 'changePreferences/body/keys'];
/** What an identity provider sends its callers back with is its own affair; an address has 16 KB at most. */
const FOREIGN = ['finishOidc/querystring'];
/** What a browser says of a passkey's extensions: nothing of it is read or kept, and a body has a limit as a whole. */
const UNREAD = /\/passkey\/clientExtensionResults$/;

/** What of a contract's input has no limit, by its place. */
function unbounded(schema: Schema, place: string, defs = schema.$defs ?? {}): string[] {
  if (schema.$ref !== undefined)
    return unbounded(defs[schema.$ref.replace('#/$defs/', '')] ?? {}, place, defs);
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inner = parts.flatMap((part) => unbounded(part, place, defs));
  switch (schema.type) {
    case 'string':
      return isBoundedText(schema) ? inner : [`${place}: text without a limit`];
    case 'array':
      return [
        ...(schema.maxItems === undefined ? [`${place}: list without a limit`] : []),
        ...unbounded(schema.items ?? {}, `${place}[]`, defs),
      ];
    case 'object':
      return [...inner, ...unboundedObject(schema, place, defs)];
    case 'number':
    case 'integer':
      return schema.maximum === undefined && !place.includes('metadata')
        ? [`${place}: number without a limit`]
        : [];
    default:
      return inner;
  }
}

function isBoundedText({ maxLength, pattern, format, enum: values, const: only }: Schema): boolean {
  if (maxLength !== undefined || values !== undefined || only !== undefined) return true;
  if (typeof format === 'string' && BOUNDED_FORMATS.includes(format)) return true;
  return (
    typeof pattern === 'string' && pattern.startsWith('^') && pattern.endsWith('$') && !/[*+]/.test(pattern)
  );
}

function unboundedObject(
  { properties = {}, additionalProperties }: Schema,
  place: string,
  defs: NonNullable<Schema['$defs']>,
): string[] {
  const inner = Object.entries(properties).flatMap(([name, part]) =>
    unbounded(part, `${place}/${name}`, defs),
  );
  if (additionalProperties === false || FOREIGN.includes(place) || UNREAD.test(place)) return inner;
  if (typeof additionalProperties === 'object' && BOUNDED_RECORDS.includes(place)) {
    return [...inner, ...unbounded(additionalProperties, `${place}/*`, defs)];
  }
  return [...inner, `${place}: takes fields that nobody knows`];
}

/** Which parts a contract has differs from one to the next; here they are looked at alike. */
type Inputs = Readonly<Record<string, z.ZodType | undefined>>;
const CONTRACTS = Object.entries(contract).map(
  ([name, { schema }]) => [name, schema as unknown as Inputs] as const,
);

describe('what a contract takes', () => {
  test.each(CONTRACTS)(
    '%s: every text, list and number has a limit, and unknown fields are refused',
    (name, schema) => {
      const found = ['params', 'querystring', 'body'].flatMap((part) => {
        const input = schema[part];
        if (input === undefined) return [];
        // JSON schema is what zod makes of it; its own type is wider than what is looked at here.
        const shown = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
        return unbounded(shown, `${name}/${part}`);
      });
      expect(found).toEqual([]);
    },
  );
});
