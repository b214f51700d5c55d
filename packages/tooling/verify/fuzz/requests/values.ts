import type { Random } from '../random.ts';
import type { Schema } from '../routes.ts';

/** Stands in many of the requests; must be found in no log and no answer to anybody else. */
export const CANARY = 'Kanarienvogel-7f3a91';

/** Text that has broken programs before. */
export const NAUGHTY: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\uffff\ufffe',
  '\u202e\u2066evil\u2069',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '𝕿𝖍𝖊 👩‍👩‍👧‍👦 ﷽',
  'İıſK',
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  '1; select pg_sleep(5)',
  '$1 $$ $body$',
  '%00%0a%0d',
  '%s%n%d %p',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}<%= 7*7 %>',
  // Assembled, because it is no template of ours.
  '$'.concat('{jndi:ldap://127.0.0.1/a}'),
  '=cmd|" /C calc"!A0',
  '() { :; }; echo vulnerable',
  '`id`; $(id) | id',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e309',
  '0x7fffffff',
  '٣',
  '99999999999999999999999999',
  '2026-02-30T25:61:61Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{"a":',
  '[docket:00000000-0000-4000-8000-000000000000]',
  'a@b',
  '"quoted @x"@example.com',
  `${'a'.repeat(250)}@example.com`,
  CANARY,
  'x'.repeat(5_000),
  `${'a.'.repeat(2_000)}!`,
  '(((((((((((((((((((((((((((((((a',
];

export const NUMBERS: readonly number[] = [
  0,
  -1,
  1,
  0.1,
  -0.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  2 ** 64,
  1e21,
  1e308,
  5e-324,
  -1e308,
];

/** A few of each kind that JSON knows. */
export function anything(random: Random): unknown {
  const kinds: (() => unknown)[] = [
    () => null,
    () => random.chance(0.5),
    () => random.pick(NUMBERS),
    () => random.pick(NAUGHTY),
    () => [],
    () => [random.pick(NAUGHTY), random.pick(NUMBERS)],
    () => ({}),
    () => ({ [random.pick(NAUGHTY)]: random.pick(NUMBERS) }),
    () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    () => ({ $ne: null, $gt: '' }),
    () => [[[[[[null]]]]]],
  ];
  return random.pick(kinds)();
}

/** Ids that exist, by the name under which they are asked for. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** A value that the schema allows, as far as the schema can say. */
export function sample(schema: Schema, random: Random, ids: Ids, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if (schema.anyOf !== undefined) return sample(random.pick(schema.anyOf), random, ids, name);
  if (schema.allOf !== undefined) return sample(Object.assign({}, ...schema.allOf), random, ids, name);
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, random, ids);
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, random.below(4)));
      return Array.from({ length }, () => sample(schema.items ?? {}, random, ids, name));
    }
    case 'integer':
    case 'number':
      return (
        (schema.minimum ?? 0) + random.below(Math.min(50, (schema.maximum ?? 50) - (schema.minimum ?? 0)) + 1)
      );
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return sampleText(schema, random, ids, name);
  }
}

function sampleObject(schema: Schema, random: Random, ids: Ids): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const present = Object.keys(properties).filter((key) => required.includes(key) || random.chance(0.6));
  return Object.fromEntries(present.map((key) => [key, sample(properties[key] ?? {}, random, ids, key)]));
}

/** What the patterns of our contracts ask for. */
const SHAPES = [
  '"1"',
  'a'.repeat(32),
  'a'.repeat(64),
  'AB12CD',
  'someone@example.com',
  '2026-03-01',
  '2026-03-01T10:00:00Z',
  '123456',
  'sk_test_abcdefghijklmnopqrstuvwxyz',
  'some-key',
  '1',
];

function sampleText(schema: Schema, random: Random, ids: Ids, name: string): string {
  const known = ids[name];
  if (known !== undefined && known.length > 0) return random.pick(known);
  if (schema.format === 'uuid') return random.uuid();
  if (schema.format === 'uri') return 'https://example.com/back';
  if (schema.pattern !== undefined) {
    const pattern = new RegExp(schema.pattern, 'u');
    const shape = SHAPES.find((text) => pattern.test(text));
    if (shape !== undefined) return shape;
  }
  return 'plain words of a person'.padEnd(schema.minLength ?? 0, '.').slice(0, schema.maxLength ?? 60);
}
