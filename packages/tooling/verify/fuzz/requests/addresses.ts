import type { Random } from '../random.ts';
import type { Parameter } from '../routes.ts';
import { type Draft, escapeText, wireOf } from './draft.ts';
import { NAUGHTY } from './values.ts';

/** A query that no contract allows. */
export function badQuery(draft: Draft, random: Random): Draft['query'] {
  const known = draft.route.parameters.filter((parameter) => parameter.in === 'query');
  const ways: (() => Draft['query'])[] = [
    () => [...draft.query, [random.pick(['x', 'id', 'role', '__proto__', 'constructor', '', 'debug']), '1']],
    () => [...draft.query, [`${random.pick(NAUGHTY)}?`, random.pick(NAUGHTY)]],
    ...known.map((parameter) => (): Draft['query'] => [
      ...without(draft, parameter),
      [parameter.name, '1'],
      [parameter.name, '2'],
    ]),
    ...known.map((parameter) => (): Draft['query'] => [
      ...without(draft, parameter),
      [`${parameter.name}[]`, '1'],
    ]),
    ...known.map((parameter) => (): Draft['query'] => [
      ...without(draft, parameter),
      [`${parameter.name}[$ne]`, '1'],
    ]),
    ...known.map((parameter) => (): Draft['query'] => [
      ...without(draft, parameter),
      [parameter.name, badText(parameter, random)],
    ]),
  ];
  return random.pick(ways)();
}

function without(draft: Draft, { name }: Parameter): Draft['query'] {
  return draft.query.filter(([key]) => key !== name);
}

/** A value that this parameter cannot have. */
function badText({ schema, name }: Parameter, random: Random): string {
  const always = ['a\0b', '\ud800', 'x'.repeat(7_000)];
  if (name === 'cursor') {
    const body = Buffer.from(JSON.stringify([1, 'x'])).toString('base64url');
    return random.pick([
      ...always,
      'x',
      `${body}.`,
      `${body}.${'A'.repeat(22)}`,
      `${'A'.repeat(300)}.${'A'.repeat(22)}`,
    ]);
  }
  if (schema.type === 'integer' || schema.type === 'number')
    return random.pick([
      ...always,
      'abc',
      '-5',
      '1.5',
      '1e309',
      '99999999999999999999',
      'null',
      'NaN',
      '1,2',
    ]);
  if (schema.enum !== undefined || schema.const !== undefined)
    return random.pick([...always, 'nobody', 'ALL', '', '*']);
  if (schema.pattern !== undefined || schema.anyOf !== undefined)
    return random.pick([
      ...always,
      'not-an-id',
      '1',
      "' or 1=1",
      '2026-13-45T00:00:00Z',
      '00000000-0000-0000-0000-00000000000g',
    ]);
  return random.pick(always);
}

/** Path parts that no id can be. */
export function badParams(draft: Draft, random: Random): Draft['params'] {
  const names = Object.keys(draft.params);
  const name = random.pick(names);
  const bad = random.pick([
    ...NAUGHTY.filter((text) => !/^[0f]{8}-/.test(text)),
    '..',
    '.',
    '%2e%2e',
    '1',
    'a'.repeat(90),
  ]);
  return { ...draft.params, [name]: bad };
}

/** Addresses that look like one of ours and are none. */
export function badTarget(draft: Draft, random: Random): string {
  const { target } = wireOf(draft);
  const [path = ''] = target.split('?');
  return random.pick([
    `${path}/`,
    `/${path}`,
    path.replace('/api/', '/api//'),
    path.replace('/api/', '/api/./'),
    path.replace('/api/', '/api/x/../'),
    path.replace('/api/', '/API/'),
    path.replaceAll('/', '%2F'),
    path.replace(/\/([^/]+)$/, '%2f$1'),
    `${path}%00`,
    `${path}%zz`,
    `${path}%`,
    `${path}%c0%af`,
    `${path}%ed%a0%80`,
    `${path}.json`,
    `${path};x=1`,
    `${path}/..%2f..%2fetc%2fpasswd`,
    `${path}/${'a'.repeat(300)}`,
    `${path}/${'a/'.repeat(2_000)}`,
    `/api/${escapeText(random.pick(NAUGHTY))}/x`,
    `${path}?${'a=1&'.repeat(1_500)}`,
    `${path}?${'&'.repeat(500)}x[y][z]=1`,
    `${path}?%zz=%zz`,
  ]);
}
