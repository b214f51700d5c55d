/** What Didit does with a score of 0–100. */
export type Deed = 'declines' | 'goes to review' | 'passes';

/** Scores from `from` to `to`; which of the two ends belongs to it is said by the sentence. */
export interface Band {
  readonly deed: Deed;
  readonly from: number;
  readonly to: number;
}

/** Which scores are good: similarity of two faces (high) or risk of a list hit (low). */
export type Direction = 'high-is-good' | 'low-is-good';

/**
 * The bands that two thresholds cut the scale into; bands without any score are left out.
 * Thresholds out of order count as one, at the lower of the two.
 */
export function bandsOf(direction: Direction, declineAt: number, reviewAt: number): Band[] {
  const low = Math.min(declineAt, reviewAt);
  const high = Math.max(declineAt, reviewAt);
  const bands: Band[] =
    direction === 'high-is-good'
      ? [
          { deed: 'declines', from: 0, to: low },
          { deed: 'goes to review', from: low, to: high },
          { deed: 'passes', from: high, to: 100 },
        ]
      : [
          { deed: 'passes', from: 0, to: low },
          { deed: 'goes to review', from: low, to: high },
          { deed: 'declines', from: high, to: 100 },
        ];
  return bands.filter(({ deed, from, to }) => from < to || isEdge(direction, deed, from, to));
}

/** A band of one score: a perfect similarity still passes at 100, and a risk of 0 still passes at 0. */
function isEdge(direction: Direction, deed: Deed, from: number, to: number): boolean {
  if (deed !== 'passes' || from !== to) return false;
  return direction === 'high-is-good' ? to === 100 : from === 0;
}

/** "Under 40 declines, 40 to 60 goes to review, from 60 passes." */
export function bandsInWords(direction: Direction, declineAt: number, reviewAt: number): string {
  const bands = bandsOf(direction, declineAt, reviewAt);
  const only = bands[0];
  if (bands.length === 1 && only !== undefined) return `Every score ${only.deed}.`;
  const parts = bands.map((band) => `${rangeInWords(direction, band)} ${band.deed}`).join(', ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

/** A similarity at a threshold belongs to the better band above it; a risk at one, to the better band below it. */
function rangeInWords(direction: Direction, { from, to }: Band): string {
  if (direction === 'high-is-good') {
    if (from === 0) return `under ${to}`;
    return to === 100 && from === 100 ? 'only 100' : to === 100 ? `from ${from}` : `${from} up to ${to}`;
  }
  if (from === 0) return to === 0 ? 'only 0' : `up to ${to}`;
  return to === 100 ? `over ${from}` : `over ${from} to ${to}`;
}
