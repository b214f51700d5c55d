import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { placesOf, schemaAt, valueAt, withValue } from './places.ts';
import { anything, NAUGHTY, NUMBERS } from './values.ts';

/** A value of another kind at some place. */
export function swapType(draft: Draft, random: Random): unknown {
  return withValue(draft.body, random.pick(placesOf(draft.body)), anything(random));
}

/** Just over what is allowed, or far over it. */
export function crossBoundary(draft: Draft, random: Random): unknown {
  const place = random.pick(placesOf(draft.body));
  const schema = schemaAt(draft.route.body, place);
  const value = valueAt(draft.body, place);
  if (typeof value === 'number') {
    const edges = [schema?.minimum, schema?.maximum].flatMap((edge) =>
      edge === undefined ? [] : [edge - 1, edge + 1],
    );
    return withValue(draft.body, place, random.pick([...edges, ...NUMBERS]));
  }
  if (typeof value === 'string') {
    const most = schema?.maxLength ?? 2_000;
    return withValue(draft.body, place, 'x'.repeat(random.pick([0, most + 1, most * 2, 30_000])));
  }
  if (Array.isArray(value)) {
    const most = schema?.maxItems ?? 500;
    return withValue(
      draft.body,
      place,
      Array.from({ length: random.pick([0, most + 1, 2_000]) }, () => value[0] ?? 'x'),
    );
  }
  return withValue(draft.body, place, random.pick(NUMBERS));
}

export function plantText(draft: Draft, random: Random): unknown {
  return withValue(draft.body, random.pick(placesOf(draft.body)), random.pick(NAUGHTY));
}

/** Fields too many or too few, things in lists that were none, and the keys that scripts are caught by. */
export function breakStructure(draft: Draft, random: Random): unknown {
  const { body } = draft;
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const without = (key: string) =>
    Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name !== key));
  const ways: (() => unknown)[] = [
    () => [body],
    () => ({
      ...(body ?? {}),
      [random.pick(['id', 'role', 'isAdmin', 'version', 'constructor', ...NAUGHTY])]: 1,
    }),
    () =>
      JSON.parse(
        `{"__proto__":{"role":"admin"},${JSON.stringify(body ?? {})
          .slice(1)
          .replace(/^\}$/, '"x":1}')}`,
      ),
    () => ({ body }),
    () => Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, index])),
    () => nest(random.pick([2, 31, 33, 200]), body),
    ...keys.map((key) => () => without(key)),
    ...keys.map((key) => () => ({ ...without(key), [key.toUpperCase()]: 1 })),
    ...keys.map((key) => () => withValue(body, [key], [valueAt(body, [key])])),
  ];
  return random.pick(ways)();
}

function nest(levels: number, inner: unknown): unknown {
  let value = inner ?? null;
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

/** Bytes that are no JSON, or JSON that no request of ours can be. */
export function brokenJson(draft: Draft, random: Random): Buffer {
  const text = JSON.stringify(draft.body ?? {});
  const raw: (() => string | Buffer)[] = [
    () => text.slice(0, -1),
    () => `${text}}`,
    () => `${text}${text}`,
    () => `//x\n${text}`,
    () => `${text.slice(0, -1)},}`,
    () => `{'x':1,${text.slice(1)}`,
    () => '{"a":NaN}',
    () => '{"a":Infinity}',
    () => '{"a":+1}',
    () => '{"a":01}',
    () => '{"a":undefined}',
    () => '{a:1}',
    () => '"',
    () => '\\',
    () => '[',
    () => '{"a":"\\x41"}',
    () => '{"a":"\\ud800',
    () => '{"a":"line\nbreak"}',
    () => `${'['.repeat(20_000)}`,
    () => `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    () => `{"n":1${'0'.repeat(20_000)}}`,
    () => '{"n":1e999999999}',
    () => '{"n":-1e-999999999, "m":0.1000000000000000055511151231257827}',
    () => `{"${'k'.repeat(30_000)}":1}`,
    () => '{"__proto__":{"x":1}}',
    () => '{"constructor":{"prototype":{"x":1}}}',
    () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
    () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28, 0xa0, 0xa1]), Buffer.from('"}')]),
    () => Buffer.concat([Buffer.from('{"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('":1}')]),
    () => Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00]),
    () => Buffer.alloc(100),
    () => `{"a":"${'x'.repeat(66_000)}"}`,
    () => `[${'1,'.repeat(30_000)}1]`,
    () => `{"a":"${'\\u0000'.repeat(100)}"}`,
  ];
  return Buffer.from(random.pick(raw)());
}

export const WRONG_TYPES: readonly string[] = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/octet-stream',
  'application/json-patch+json',
  'application/jsonp',
  'text/json',
  'image/png',
  'x',
  '/',
  'application/',
  '*/*',
];
