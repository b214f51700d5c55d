import { describe, expect, test } from 'vitest';
import type { Value } from './comparison.ts';
import { countryCode } from './countries.ts';
import { compareNames, compareWords } from './names.ts';
import {
  compareCountries,
  compareDates,
  compareDocumentTypes,
  compareEmails,
  compareNumbers,
} from './values.ts';

function value(shown: string, more: Partial<Value> = {}): Value {
  return { shown, variants: [], fullName: null, cut: false, ...more };
}

describe('names that are the same person', () => {
  test.each([
    ['Nguyễn Thị Ánh', 'NGUYEN THI ANH'],
    ['Đặng Văn Lâm', 'DANG VAN LAM'],
    ['İbrahim Çağlar', 'IBRAHIM CAGLAR'],
    ['Isıl', 'ISIL'],
    ['Đorđević', 'DJORDJEVIC'],
    ['Чайковский', 'TCHAIKOVSKII', 'different'],
    ['Чайковский', 'CHAIKOVSKII'],
    ['Ковальчук', 'KOVALCHUK'],
    ['Šūpulis', 'SUPULIS'],
    ['مُحَمَّد', 'محمد'],
    ['ΓΕΩΡΓΊΟΥ', 'ΓΕΩΡΓΙΟΥ'],
    ['Ó Briain', "O'BRIAIN"],
    ['van der Berg', 'VAN<DER<BERG'],
    ['Núñez', 'NUNXXEZ'],
    ['Ｍａｒｔａ', 'Marta', 'different'],
  ])('%s and %s', (one, other, verdict = 'equivalent') => {
    expect(compareNames(value(one), value(other)).verdict).toBe(verdict);
    expect(compareNames(value(other), value(one)).verdict).toBe(verdict);
  });
});

describe('names that are not', () => {
  test.each([
    ['Anna', 'Ana'],
    ['Müller', 'Miller'],
    ['李小龍', '李小龙'],
    ['김철수', '김철호'],
    ['علي', 'عليّة'],
    ['Marta', 'Marta 2'],
    ['Jr', 'Sr'],
    ['', 'Marta'],
    ['<script>', 'script alert'],
  ])('%s and %s', (one, other) => {
    expect(compareNames(value(one), value(other)).verdict).toBe('different');
    expect(compareNames(value(other), value(one)).verdict).toBe('different');
  });

  test('only look alike: a word of Latin and Cyrillic letters is one that screening does not find', () => {
    const because = 'one of them mixes Latin and Cyrillic letters in a word';
    const lookalike = '\u0410nna Kowalska';
    expect(compareNames(value('Anna Kowalska'), value(lookalike))).toEqual({ verdict: 'different', because });
    expect(compareNames(value(lookalike), value('ANNA KOWALSKA'))).toEqual({ verdict: 'different', because });
    // A word in each script is how some documents print both spellings.
    expect(compareNames(value('Анна Kowalska'), value('ANNA KOWALSKA')).verdict).toBe('equivalent');
  });

  test('say which word is too many on which side', () => {
    expect(compareNames(value('Ana Maria Luz'), value('ANA')).because).toBe(
      'only the first has “Maria”, “Luz”',
    );
    expect(compareNames(value('Ana'), value('ANA LUZ')).because).toBe('only the second has “LUZ”');
    expect(compareNames(value('Ana Sol'), value('Ana Luz')).because).toBe('“Ana Sol” against “Ana Luz”');
  });
});

describe('a name out of a full zone', () => {
  const cut = (shown: string) => value(shown, { cut: true });
  test.each([
    ['MARIA FERNAN', 'María Fernanda', 'equivalent'],
    ['MARIA', 'María Fernanda', 'equivalent'],
    ['MARIA FERNANDA X', 'María Fernanda', 'different'],
    ['MARIO', 'María Fernanda', 'different'],
    ['ARIA', 'María Fernanda', 'different'],
  ])('%s may be the beginning of %s: %s', (zone, printed, verdict) => {
    expect(compareNames(cut(zone), value(printed)).verdict).toBe(verdict);
  });

  test('excuses the zone only, never the document', () => {
    expect(compareNames(value('María'), cut('MARIA FERNANDA')).verdict).toBe('different');
  });

  test('excuses no address', () => {
    expect(compareWords(cut('Rua Nov'), value('Rua Nova')).verdict).toBe('different');
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-30', '261130', 'equivalent'],
    ['2026-11-30', '261201', 'different'],
    ['2024-02-29', '240229', 'equivalent'],
    ['1926-11-30', '261130', 'equivalent'], // the century of a zone is open
    ['1990-00-00', '90<<<<', 'equivalent'],
    ['1991-01-01', '90<<<<', 'different'],
    ['30.11.2026', '2026-11-30', 'different'],
    ['11/30/2026', '2026-11-30', 'different'],
    ['2026-11-30', '2026-11-30 00:00:00', 'equivalent'],
    ['2026-1-30', '2026-01-30', 'different'],
    ['٢٠٢٦-١١-٣٠', '2026-11-30', 'different'],
    ['', '2026-11-30', 'different'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect(compareDates(value(one), value(other)).verdict).toBe(verdict);
    expect(compareDates(value(other), value(one)).verdict).toBe(verdict);
  });

  test('say when one is no date at all', () => {
    expect(compareDates(value('soon'), value('2026-11-30')).because).toBe('one of them is not a date');
  });
});

describe('codes', () => {
  test.each([
    ['D<<', 'DEU'],
    ['deu', 'DEU'],
    [' Germany ', 'DEU'],
    ['GBN', 'GBR'],
    ['UK', 'GBR'],
    ['RKS', 'XKX'],
    ['UTO', null],
    ['XXA', null],
    ['EU', null],
    ['DE U', null],
  ])('the country %j is %s', (written, code) => expect(countryCode(written)).toBe(code));

  test('of countries nobody knows are the same only letter by letter', () => {
    expect(compareCountries(value('UTO'), value('UTO')).verdict).toBe('equal');
    expect(compareCountries(value('UTO'), value('uto')).verdict).toBe('different');
  });

  test.each([
    ['A-1 B', 'a1b', 'equivalent'],
    ['A1<<', 'A1', 'equivalent'],
    ['O123', '0123', 'different'],
    ['0123', '123', 'different'],
    ['I1', 'L1', 'different'],
    ['---', '//', 'different'],
  ])('of documents %s and %s are %s', (one, other, verdict) => {
    expect(compareNumbers(value(one), value(other)).verdict).toBe(verdict);
  });

  test.each([
    ['Passport', 'P', 'equivalent'],
    ['Passport', 'PD', 'equivalent'],
    ['Passport', 'I', 'different'],
    ['Residence Permit', 'AR', 'equivalent'],
    ['Identity Card', 'C', 'equivalent'],
    ["Driver's License", 'ID', 'different'],
    ['Passport', 'Tax Card', 'different'],
    ['Hunting Licence', 'HUNTING LICENCE', 'equivalent'],
  ])('of a kind, %s and %s, are %s', (one, other, verdict) => {
    expect(compareDocumentTypes(value(one), value(other)).verdict).toBe(verdict);
  });

  test('of a mailbox count every dot', () => {
    expect(compareEmails(value('a.b@c.test'), value('A.B@C.test')).verdict).toBe('equivalent');
    expect(compareEmails(value('a.b@c.test'), value('ab@c.test')).verdict).toBe('different');
  });
});
