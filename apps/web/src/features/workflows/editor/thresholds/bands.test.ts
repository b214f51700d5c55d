import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsInWords, bandsOf } from './bands.ts';

const score = fc.integer({ min: 0, max: 100 });

describe('what happens at each similarity', () => {
  test('is said band by band', () => {
    expect(bandsInWords('high-is-good', 40, 60)).toBe(
      'Under 40 declines, 40 up to 60 goes to review, from 60 passes.',
    );
  });

  test('leaves out bands without a score', () => {
    expect(bandsInWords('high-is-good', 50, 50)).toBe('Under 50 declines, from 50 passes.');
    expect(bandsInWords('high-is-good', 0, 70)).toBe('Under 70 goes to review, from 70 passes.');
    expect(bandsInWords('high-is-good', 0, 0)).toBe('Every score passes.');
  });

  test('lets a perfect score pass even at the top', () => {
    expect(bandsInWords('high-is-good', 100, 100)).toBe('Under 100 declines, only 100 passes.');
  });
});

describe('what happens at each risk', () => {
  test('is said band by band', () => {
    expect(bandsInWords('low-is-good', 90, 70)).toBe(
      'Up to 70 passes, over 70 to 90 goes to review, over 90 declines.',
    );
  });

  test('never declines when the threshold is the highest score', () => {
    expect(bandsInWords('low-is-good', 100, 80)).toBe('Up to 80 passes, over 80 goes to review.');
  });
});

test('bands cover the whole scale without a gap, whatever the thresholds', () => {
  fc.assert(
    fc.property(score, score, fc.constantFrom('high-is-good', 'low-is-good'), (a, b, direction) => {
      const bands = bandsOf(direction, a, b);
      expect(bands[0]?.from).toBe(0);
      expect(bands.at(-1)?.to).toBe(100);
      for (const [index, band] of bands.slice(1).entries()) expect(band.from).toBe(bands[index]?.to);
    }),
  );
});
