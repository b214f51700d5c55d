import type { AmlHit } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { compareListed, isResolved } from './compare-listed.ts';

const CUSTOMER = { fullName: 'Ana Li', birthDate: '1990-12-31', nationality: 'NO', documentNumber: null };
const HIT: AmlHit = {
  id: 'h',
  caption: 'Ana Li',
  datasets: [],
  matchScore: null,
  riskScore: null,
  reviewStatus: 'Unreviewed',
  aliases: [],
  birthDates: [],
  countries: [],
  positions: [],
  lists: [],
  articles: [],
  breakdown: [],
};

function row(attribute: string, hit: Partial<AmlHit>, customer: Partial<typeof CUSTOMER> = {}) {
  const found = compareListed({ ...CUSTOMER, ...customer }, { ...HIT, ...hit });
  return found.find((one) => one.attribute === attribute);
}

describe('a name beside a list’s', () => {
  test.each([
    ['Юлия Щербак', 'ЩЕРБАК, Юлия', 'supports'],
    ['王小明', '王小明', 'supports'],
    ['محمد علي', 'علي محمد', 'supports'],
    ['Łucja Nowak', 'NOWAK Łucja', 'supports'],
    ['O’Brien Seán', 'Sean O`Brien', 'supports'],
    ['Ana Li', 'Ana Maria Li', 'supports'],
    ['Ana Maria Li', 'Ana Li', 'unknown'],
    ['Ana Li', 'Ана Ли', 'unknown'],
    ['王小明', 'Wang Xiaoming', 'unknown'],
    ['Ana Li', 'Bo Chen', 'contradicts'],
    ['A. Li', 'A. Chen', 'contradicts'],
    ['---', 'Ana Li', 'unknown'],
  ])('%s and %s: %s', (fullName, caption, verdict) => {
    expect(row('name', { caption }, { fullName })?.verdict).toBe(verdict);
  });

  test('is shown with every other spelling of the list, once each', () => {
    const { listed } = row('name', { aliases: ['Anna Li', 'Ana Li', 'Anna Li'] }) ?? { listed: [] };
    expect(listed).toEqual(['Ana Li', 'Anna Li']);
  });
});

describe('a birth date beside a list’s', () => {
  test.each([
    [['1990-12-31'], 'supports', 'Same day'],
    [['1990-12-31T00:00:00Z'], 'supports', 'Same day'],
    [['1990-12'], 'supports', 'Year and month equal'],
    [['1990'], 'supports', 'Year equal, day unknown on the list'],
    [['1971', '1990'], 'supports', 'Year equal, day unknown on the list'],
    [['1990-12-30'], 'contradicts', 'Year equal, but another day'],
    [['1990-11'], 'contradicts', 'Year equal, but another day'],
    [['1991-12-31'], 'contradicts', 'Another year of birth'],
    [['circa 1990'], 'unknown', 'The list gives no birth date'],
    [['31/12/1990'], 'unknown', 'The list gives no birth date'],
    [[], 'unknown', 'The list gives no birth date'],
  ])('%j: %s, %s', (birthDates, verdict, because) => {
    expect(row('birthDate', { birthDates })).toMatchObject({ verdict, because });
  });
});

describe('a country beside a list’s', () => {
  test.each([
    [['NOR'], 'supports'],
    [['Sweden', 'Norway'], 'supports'],
    [['SE'], 'contradicts'],
    [['SE', 'GER'], 'unknown'],
    [['Narnia'], 'unknown'],
    [[], 'unknown'],
  ])('%j: %s', (countries, verdict) => expect(row('country', { countries })?.verdict).toBe(verdict));

  test('that nobody knows on our side is no contradiction', () => {
    expect(row('country', { countries: ['SE'] }, { nationality: 'UTO' })?.verdict).toBe('unknown');
  });
});

test.each([
  ['False Positive', true],
  ['Confirmed Match', true],
  ['Unreviewed', false],
  ['Inconclusive', false],
  ['Unknown', false],
  ['Not a False Positive', false],
])('a hit that is %s counts as judged: %s', (reviewStatus, expected) => {
  expect(isResolved({ ...HIT, reviewStatus })).toBe(expected);
});
