import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '../canonical.ts';
import { CASE, KEY, makeBundle } from '../testing/sample-bundle.ts';
import { checkpointAt } from '../testing/sample-log.ts';
import { verifyBundle } from './verify-bundle.ts';

const START = Date.UTC(2026, 0, 1, 12);

/** An honest desk's log: entries of a few cases, whose clocks are a little apart, as those of two servers are. */
const entry = fc.record({
  of: fc.constantFrom(CASE, 'case-b', 'case-c', null),
  apart: fc.integer({ min: -1_500, max: 1_500 }),
  by: fc.constantFrom('user-1', 'user-2'),
});
const log = fc.array(entry, { minLength: 1, maxLength: 24 }).map((made) =>
  made.map(({ of, apart, by }, i) => {
    const ts = new Date(START + i * 1_000 + apart).toISOString();
    return canonicalise({
      v: 1,
      id: `e${i}`,
      ts,
      action: 'case.viewed',
      case: of,
      actor: { id: by },
      object: null,
    });
  }),
);

async function alarms(bundle: Blob, anchors: readonly string[]) {
  const { checks } = await verifyBundle(bundle, { key: KEY, anchors });
  return checks.filter(({ ok }) => !ok);
}

const fieldOf = (text: string, name: string): unknown => JSON.parse(text)[name];

/** The run from the first to the last entry of the period, with a neighbour on each side, as the desk exports it. */
function placesOf(texts: readonly string[], from: string, to: string): number[] {
  const moments = texts.map((text) => String(fieldOf(text, 'ts')));
  const isWithin = (at: string) => at >= from && at <= to;
  const [first, last] = [moments.findIndex(isWithin), moments.findLastIndex(isWithin)];
  if (first < 0) return [];
  const [start, end] = [Math.max(0, first - 1), Math.min(texts.length, last + 2)];
  return Array.from({ length: end - start }, (_, i) => start + i);
}

describe('bundles of random honest logs raise no alarm', () => {
  it('of all, of a case, and of a period, against an anchor of any size', () => {
    return fc.assert(
      fc.asyncProperty(log, fc.nat(), fc.nat(), fc.nat(), async (texts, held, a, b) => {
        const size = texts.length;
        const anchors = [checkpointAt(held % (size + 1), texts)];
        expect(await alarms(await makeBundle({ log: texts }), anchors)).toEqual([]);

        const ofCase = texts.flatMap((text, i) => (fieldOf(text, 'case') === CASE ? [i] : []));
        const scope = { kind: 'case', case: CASE } as const;
        const part = { log: texts, scope, places: ofCase, held: held % (size + 1) };
        if (ofCase.length > 0) expect(await alarms(await makeBundle(part), anchors)).toEqual([]);

        const [from = '', to = ''] = [a, b]
          .map((pick) => START + (pick % 26_000))
          .sort((x, y) => x - y)
          .map((at) => new Date(at).toISOString());
        const places = placesOf(texts, from, to);
        const period = { log: texts, scope: { kind: 'period', from, to } as const, places };
        if (places.length > 0) expect(await alarms(await makeBundle(period), anchors)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
