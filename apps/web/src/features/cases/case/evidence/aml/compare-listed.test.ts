import type { AmlHit } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { byUrgency, compareListed, verdictCounts } from './compare-listed.ts';
import { alpha2Of, countryName } from './country-code.ts';

const customer = {
  fullName: 'Amélie D’Hondt',
  birthDate: '1977-02-09',
  nationality: 'BE',
  documentNumber: 'EMB331907',
};

const hit = (more: Partial<AmlHit> = {}): AmlHit => ({
  id: 'hit-1',
  caption: "Amelie D'HONDT",
  datasets: ['PEP'],
  matchScore: 96,
  riskScore: 90,
  reviewStatus: 'Unreviewed',
  aliases: [],
  birthDates: ['1977'],
  countries: ['BEL'],
  positions: [],
  lists: [],
  articles: [],
  breakdown: [],
  ...more,
});

const verdict = (attribute: string, more: Partial<AmlHit>, screened = customer) =>
  compareListed(screened, hit(more)).find((row) => row.attribute === attribute);

describe('customer against listed entity', () => {
  test('a name equal but for case, accents, marks or order supports', () => {
    expect(verdict('name', {})?.verdict).toBe('supports');
    expect(verdict('name', { caption: "D'Hondt, Amélie" })?.verdict).toBe('supports');
  });

  test('an alias is as good as the caption', () => {
    expect(verdict('name', { caption: 'Someone Else', aliases: ['Amelie Dhondt'] })?.verdict).toBe(
      'supports',
    );
  });

  test('a longer list name that holds the whole customer name supports', () => {
    expect(verdict('name', { caption: 'Amelie Marie Dhondt' })?.verdict).toBe('supports');
  });

  test('a shared surname alone is unknown and says what is shared', () => {
    expect(verdict('name', { caption: 'Jan Dhondt' })).toMatchObject({
      verdict: 'unknown',
      because: 'Only “dhondt” is shared',
    });
  });

  test('a name with nothing in common contradicts, but not across scripts', () => {
    expect(verdict('name', { caption: 'Peter Maes' })?.verdict).toBe('contradicts');
    expect(verdict('name', { caption: 'Амели Дондт' })?.verdict).toBe('unknown');
  });

  test.each([
    [['1977-02-09'], 'supports', 'Same day'],
    [['1977'], 'supports', 'Year equal, day unknown on the list'],
    [['1977-02'], 'supports', 'Year and month equal'],
    [['1977-05-01'], 'contradicts', 'Year equal, but another day'],
    [['1961'], 'contradicts', 'Another year of birth'],
    [['1961', '1977-02-09'], 'supports', 'Same day'],
    [[], 'unknown', 'The list gives no birth date'],
    [['circa 1977'], 'unknown', 'The list gives no birth date'],
  ])('birth dates %j: %s', (birthDates, expected, because) => {
    expect(verdict('birthDate', { birthDates })).toMatchObject({ verdict: expected, because });
  });

  test('countries compare across codes and English names', () => {
    expect(verdict('country', { countries: ['Belgium'] })?.verdict).toBe('supports');
    expect(verdict('country', { countries: ['be'] })?.verdict).toBe('supports');
    expect(verdict('country', { countries: ['FRA'] })?.verdict).toBe('contradicts');
    expect(verdict('country', { countries: ['Ruritania'] })?.verdict).toBe('unknown');
    expect(verdict('country', { countries: [] })?.verdict).toBe('unknown');
  });

  test('a document number speaks by the word that Didit has for it', () => {
    const said = (word: string) => {
      const breakdown = [{ attribute: `Document number: ${word}`, score: null, weight: null }];
      return verdict('documentNumber', { breakdown })?.verdict;
    };
    expect(verdict('documentNumber', {})?.verdict).toBe('unknown');
    expect(said('match')).toBe('supports');
    expect(said('hard mismatch')).toBe('contradicts');
    expect(said('neutral')).toBe('unknown');
    expect(said('soft mismatch')).toBe('unknown');
  });

  test('nothing screened is unknown everywhere', () => {
    const rows = compareListed(
      { fullName: null, birthDate: null, nationality: null, documentNumber: null },
      hit(),
    );
    expect(verdictCounts(rows)).toEqual({ supports: 0, contradicts: 0, unknown: 4 });
  });

  test('unjudged hits come first, then the stronger match', () => {
    const order = byUrgency([
      hit({ id: 'judged', reviewStatus: 'False Positive', matchScore: 99 }),
      hit({ id: 'weak', matchScore: 60 }),
      hit({ id: 'strong', matchScore: 90 }),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['strong', 'weak', 'judged']);
  });
});

describe('country codes', () => {
  test.each([
    ['DEU', 'DE'],
    ['CHN', 'CN'],
    ['POL', 'PL'],
    ['USA', 'US'],
    ['UKR', 'UA'],
    ['Germany', 'DE'],
    ['zz-top', null],
  ])('%s is %s', (written, code) => {
    expect(alpha2Of(written)).toBe(code);
  });

  test('an unknown country keeps the words of its source', () => {
    expect(countryName('Ruritania')).toBe('Ruritania');
    expect(countryName('BEL')).toBe('Belgium');
  });
});
