import { plain, withoutAccents } from './letters.ts';

/** One source's value: as it is shown, and other spellings the same source gives for it. */
export type Value = {
  shown: string;
  variants: readonly string[];
  /** The whole name of the person in this source, to see through a different split into first and last name. */
  fullName: string | null;
  /** The machine-readable zone was full, so the name may be cut. */
  cut: boolean;
};

export type Comparison = { verdict: 'equal' | 'equivalent' | 'different'; because: string | null };

/** Compares what two sources say about one field; never throws, whatever was printed. */
export type Comparator = (one: Value, other: Value) => Comparison;

export const EQUAL: Comparison = { verdict: 'equal', because: null };

export function equivalent(because: string): Comparison {
  return { verdict: 'equivalent', because };
}

export function different(because: string | null): Comparison {
  return { verdict: 'different', because };
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

type Fold = { name: string; apply: (value: string) => string };

const FOLDS: readonly Fold[] = [
  { name: 'letter case', apply: (value) => value.toUpperCase() },
  { name: 'accents', apply: withoutAccents },
  { name: 'punctuation or spaces', apply: (value) => value.replace(/[^\p{L}\p{N}\p{M}]+/gu, '') },
];

/**
 * Says which of case, accents and punctuation keep two texts apart; null when they differ in more than that.
 * A difference counts as needed when leaving its fold out makes the texts unequal again.
 */
export function superficialDifference(one: string, other: string): string | null {
  if (plain(one) !== plain(other) || plain(one) === '') return null;
  const needed = FOLDS.filter((left) => {
    const rest = FOLDS.filter((fold) => fold !== left);
    const fold = (value: string) => rest.reduce((folded, step) => step.apply(folded), value.normalize('NFC'));
    return fold(one) !== fold(other);
  }).map((fold) => fold.name);
  const [first, ...others] = needed;
  if (first === undefined) return 'Only the way letters are encoded differs';
  const verb = others.length === 0 && first === 'letter case' ? 'differs' : 'differ';
  return `Only ${AND.format(needed)} ${verb}`;
}
