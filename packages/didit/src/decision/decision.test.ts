import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SESSION_STATUSES } from '../statuses.ts';
import { Decision } from './decision.ts';

const folder = new URL('../../fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.startsWith('decision.'));

function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

describe.each(names)('the decision in %s', (name) => {
  const source = fixture(name);

  it('parses, with a documented status', () => {
    const decision = Decision.parse(source);
    expect(decision.session_id).toBe(source.session_id);
    expect(SESSION_STATUSES).toContain(decision.status);
  });

  it('loses nothing: every value received is still there', () => {
    expect(Decision.parse(source)).toMatchObject(withoutNullLists(source));
  });

  it('still parses with any one value inside a check missing or null', () => {
    const places = leavesOf(source).filter((path) => path.length > 1);
    if (places.length === 0) return;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(null, undefined), (path, nothing) => {
        const copy = structuredClone(source);
        setAt(copy, path, nothing);
        expect(Decision.safeParse(copy).error?.issues ?? []).toEqual([]);
      }),
    );
  });
});

describe('Decision', () => {
  const minimal = { session_id: 'x', status: 'Some Status Of Tomorrow' };

  it('accepts a status and a risk code nobody has heard of', () => {
    const warnings = [{ risk: 'BRAND_NEW', feature: 'TELEPATHY' }];
    const decision = Decision.parse({ ...minimal, id_verifications: [{ warnings }] });
    expect(decision.status).toBe('Some Status Of Tomorrow');
    expect(decision.id_verifications[0]?.warnings[0]?.risk).toBe('BRAND_NEW');
  });

  it('reads null, [] and a missing block alike', () => {
    for (const block of [null, [], undefined]) {
      expect(Decision.parse({ ...minimal, aml_screenings: block }).aml_screenings).toEqual([]);
    }
  });

  it('needs the session id and the status', () => {
    expect(Decision.safeParse({ session_id: 'x' }).success).toBe(false);
    expect(Decision.safeParse({ status: 'Approved' }).success).toBe(false);
  });

  it('keeps keys it does not know, at the top and inside', () => {
    const decision = Decision.parse({ ...minimal, novelty: 1, face_matches: [{ novelty: 2 }] });
    expect(decision.novelty).toBe(1);
    expect(decision.face_matches[0]?.novelty).toBe(2);
  });
});

/** toMatchObject compares what is expected only; null blocks become empty lists by design. */
function withoutNullLists(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, deepen(inner)]])),
  );
}

function deepen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepen);
  if (typeof value !== 'object' || value === null) return value;
  return withoutNullLists({ ...value });
}

/** Paths to everything inside the checks that is not itself an element of a list. */
function leavesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => {
    const isIndex = Array.isArray(value);
    if (isIndex && (typeof child !== 'object' || child === null)) return [];
    return leavesOf(child, [...path, isIndex ? Number(key) : key]);
  });
  return path.length === 0 || Array.isArray(value) ? inner : [path, ...inner].filter(isNotElement);
}

function isNotElement(path: (string | number)[]): boolean {
  return typeof path.at(-1) === 'string';
}

function setAt(root: Record<string, unknown>, path: (string | number)[], value: unknown): void {
  const [last, ...before] = [...path].reverse();
  let holder: unknown = root;
  for (const key of before.reverse()) holder = Object(holder)[key];
  Object(holder)[last ?? ''] = value;
}
