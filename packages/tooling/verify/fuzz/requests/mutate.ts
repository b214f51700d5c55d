import type { Random } from '../random.ts';
import type { Route } from '../routes.ts';
import { badParams, badQuery, badTarget } from './addresses.ts';
import { breakStructure, brokenJson, crossBoundary, plantText, swapType, WRONG_TYPES } from './bodies.ts';
import { type Draft, draftOf, type Wire, wireOf } from './draft.ts';
import { type Ids, NAUGHTY } from './values.ts';

export const KINDS = [
  'another type',
  'over a boundary',
  'naughty text',
  'broken structure',
  'broken JSON',
  'not JSON',
  'query',
  'path',
  'headers',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Attempt {
  readonly kind: Kind;
  readonly wire: Wire;
  /** False where the description allows it all the same: then only a failure of the server is a finding. */
  readonly mustBeRefused: boolean;
}

/** One request with one thing wrong. */
export function attempt(route: Route, random: Random, ids: Ids): Attempt {
  const draft = draftOf(route, random, ids);
  const kind = random.pick(kindsFor(draft));
  switch (kind) {
    case 'another type':
      return withBody(kind, draft, swapType(draft, random));
    case 'over a boundary':
      return withBody(kind, draft, crossBoundary(draft, random));
    case 'naughty text':
      return withBody(kind, draft, plantText(draft, random));
    case 'broken structure':
      return withBody(kind, draft, breakStructure(draft, random));
    case 'broken JSON':
      return refused(kind, { ...wireOf({ ...draft, body: {} }), body: brokenJson(draft, random) });
    case 'not JSON':
      return notJson(draft, random);
    case 'query':
      return refused(kind, wireOf({ ...draft, query: badQuery(draft, random) }));
    case 'path':
      return Object.keys(draft.params).length > 0 && random.chance(0.6)
        ? refused(kind, wireOf({ ...draft, params: badParams(draft, random) }))
        : refused(kind, { ...wireOf(draft), target: badTarget(draft, random) });
    case 'headers':
      return badHeaders(draft, random);
  }
}

function kindsFor({ route }: Draft): readonly Kind[] {
  if (route.method === 'GET') return ['query', 'query', 'path', 'path', 'headers'];
  // Nothing to bend where nothing is asked for.
  if (route.body === null) return ['broken structure', 'broken JSON', 'not JSON', 'query', 'path', 'headers'];
  return KINDS;
}

function withBody(kind: Kind, draft: Draft, body: unknown): Attempt {
  const wire = wireOf({ ...draft, body });
  // By what arrives: writing JSON drops what JSON has no words for.
  const arrives: unknown = JSON.parse(wire.body?.toString() ?? 'null');
  return {
    kind,
    wire,
    mustBeRefused: !draft.route.allowsBody(arrives) || wire.body?.includes('\\u0000') === true,
  };
}

function notJson(draft: Draft, random: Random): Attempt {
  const wire = wireOf({ ...draft, body: draft.body ?? { x: 1 } });
  const type = random.pick(WRONG_TYPES);
  return refused('not JSON', {
    ...wire,
    headers: wire.headers.map(([name, value]) => [name, name === 'content-type' ? type : value] as const),
  });
}

function badHeaders(draft: Draft, random: Random): Attempt {
  const { route } = draft;
  const declared = route.parameters.filter((parameter) => parameter.in === 'header');
  const wire = wireOf(draft);
  const set = (name: string, value: string): Attempt =>
    refused('headers', {
      ...wire,
      headers: [...wire.headers.filter(([key]) => key !== name), [name, value]],
    });
  const ways: (() => Attempt)[] = [
    () => set('x-filler', 'y'.repeat(17_000)),
    ...declared
      .filter(({ schema }) => schema.pattern !== undefined)
      .map(
        ({ name }) =>
          () =>
            set(name, random.pick(HEADER_NONSENSE)),
      ),
    ...(route.method === 'GET'
      ? []
      : [
          () => set('origin', random.pick(['https://evil.example', 'null', 'http://127.0.0.1', 'file://'])),
          () => set('sec-fetch-site', random.pick(['cross-site', 'same-site', 'x'])),
        ]),
    ...(route.roles === null
      ? []
      : [
          () =>
            set(
              'cookie',
              random.pick(['docket=', 'docket=a.b.c', '=', ';;;', `docket=${'A'.repeat(4_000)}`]),
            ),
        ]),
    () => allowed(wire, [random.pick(HARMLESS), random.pick(HEADER_NONSENSE)]),
  ];
  return random.pick(ways)();
}

/** Nobody should care for these; what is in them must do nothing. */
const HARMLESS = [
  'x-http-method-override',
  'x-original-url',
  'x-rewrite-url',
  'x-forwarded-host',
  'x-forwarded-proto',
  'forwarded',
  'accept',
  'accept-encoding',
  'accept-language',
  'range',
  'user-agent',
  'referer',
  'if-none-match',
  'authorization',
  'x-request-id',
];
/** Of these, what a header can carry. */
const HEADER_NONSENSE = [
  ...NAUGHTY.filter((text) => /^[\x20-\x7e]+$/.test(text) && text.trim() !== '' && text.length < 4_000),
  'W/"1"',
  '*',
  '1',
  '""',
  '"-1"',
  '"1", "2"',
  `"${'9'.repeat(30)}"`,
];

function allowed(wire: Wire, header: readonly [string, string]): Attempt {
  return { kind: 'headers', wire: { ...wire, headers: [...wire.headers, header] }, mustBeRefused: false };
}

function refused(kind: Kind, wire: Wire): Attempt {
  return { kind, wire, mustBeRefused: true };
}
