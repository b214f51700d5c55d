import type { AmlHit } from '@docket/contracts';
import type { AmlEvidence } from '../../evidence-parts.ts';
import { alpha2Of, countryName } from './country-code.ts';

export type Verdict = 'supports' | 'contradicts' | 'unknown';

/** One attribute of the customer beside the same of the listed entity, and whether it speaks for a match. */
export interface ComparedAttribute {
  attribute: 'name' | 'birthDate' | 'country' | 'documentNumber';
  label: string;
  customer: string | null;
  listed: string[];
  verdict: Verdict;
  because: string;
}

type Screened = AmlEvidence['screened'];
type Judged = Pick<ComparedAttribute, 'verdict' | 'because'>;

/**
 * Lays the screened customer beside one list entry. It judges only what is written in both: an attribute the
 * list leaves out is unknown, never a contradiction.
 */
export function compareListed(screened: Screened, hit: AmlHit): ComparedAttribute[] {
  const names = [hit.caption, ...hit.aliases];
  return [
    row('name', 'Name', screened.fullName, names, judgeName(screened.fullName, names)),
    row(
      'birthDate',
      'Born',
      screened.birthDate,
      hit.birthDates,
      judgeDate(screened.birthDate, hit.birthDates),
    ),
    row(
      'country',
      'Country',
      screened.nationality === null ? null : countryName(screened.nationality),
      hit.countries.map(countryName),
      judgeCountry(screened.nationality, hit.countries),
    ),
    row('documentNumber', 'Document no.', screened.documentNumber, [], judgeDocument(screened, hit)),
  ];
}

function row(
  attribute: ComparedAttribute['attribute'],
  label: string,
  customer: string | null,
  listed: readonly string[],
  judged: Judged,
): ComparedAttribute {
  return { attribute, label, customer, listed: [...new Set(listed)], ...judged };
}

const unknown = (because: string): Judged => ({ verdict: 'unknown', because });
const supports = (because: string): Judged => ({ verdict: 'supports', because });
const contradicts = (because: string): Judged => ({ verdict: 'contradicts', because });

function judgeName(customer: string | null, listed: readonly string[]): Judged {
  if (customer === null) return unknown('No name was screened');
  const own = nameParts(customer);
  if (own.length === 0) return unknown('No name was screened');
  const others = listed.map(nameParts).filter((parts) => parts.length > 0);
  const key = own.join(' ');
  if (listed.includes(customer)) return supports('Same name, letter by letter');
  if (others.some((parts) => parts.join(' ') === key))
    return supports('Same name apart from case, accents, marks or order');
  if (others.some((parts) => own.every((part) => parts.includes(part))))
    return supports('The list name holds the whole customer name');
  const shared = own.filter((part) => part.length > 1 && others.some((parts) => parts.includes(part)));
  if (shared.length > 0) return unknown(`Only “${shared.join(' ')}” is shared`);
  if (others.every((parts) => scriptOf(parts.join('')) !== scriptOf(key)))
    return unknown('Written in different scripts');
  return contradicts('No part of the name is shared');
}

/** Letters only, without case and accents, in alphabetical order: "D'HONDT, Amélie" is "amelie dhondt". */
function nameParts(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’`.]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .sort();
}

function scriptOf(text: string): string {
  if (/\p{Script=Latin}/u.test(text)) return 'latin';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'cyrillic';
  if (/\p{Script=Arabic}/u.test(text)) return 'arabic';
  if (/\p{Script=Han}/u.test(text)) return 'han';
  return 'other';
}

function judgeDate(customer: string | null, listed: readonly string[]): Judged {
  if (customer === null) return unknown('No birth date was screened');
  const dates = listed
    .filter((date) => /^\d{4}(-\d{2}(-\d{2})?)?/.test(date))
    .map((date) => date.slice(0, 10));
  if (dates.length === 0) return unknown('The list gives no birth date');
  if (dates.includes(customer)) return supports('Same day');
  const partial = dates.find((date) => date.length < 10 && customer.startsWith(date));
  if (partial !== undefined)
    return supports(partial.length === 4 ? 'Year equal, day unknown on the list' : 'Year and month equal');
  if (dates.some((date) => date.startsWith(customer.slice(0, 4))))
    return contradicts('Year equal, but another day');
  return contradicts('Another year of birth');
}

function judgeCountry(customer: string | null, listed: readonly string[]): Judged {
  if (customer === null) return unknown('No nationality was screened');
  if (listed.length === 0) return unknown('The list gives no country');
  const own = alpha2Of(customer);
  const others = listed.map(alpha2Of);
  if (own !== null && others.includes(own)) return supports('The nationality is among the listed countries');
  if (own === null || others.includes(null))
    return unknown('A country is not written as a known code or name');
  // A listed country may be one of residence or office, which a person of another nationality can share.
  return contradicts('The nationality is none of the listed countries');
}

function judgeDocument(screened: Screened, hit: AmlHit): Judged {
  if (screened.documentNumber === null) return unknown('No document number was screened');
  // Didit gives no points for it, only a word, which the server keeps in the name of the row.
  const word = hit.breakdown.flatMap(
    ({ attribute }) => /^Document number: (.+)$/.exec(attribute)?.[1] ?? [],
  )[0];
  if (word === undefined || word === 'neutral') return unknown('The list gives no document number');
  if (word === 'match') return supports('Didit found the same number on the list');
  if (word === 'hard mismatch') return contradicts('Didit found another number on the list');
  return unknown(`Didit calls it: ${word}`);
}

/** "2 support · 1 contradicts · 1 unknown": the sentence above the table. */
export function verdictCounts(rows: readonly ComparedAttribute[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { supports: 0, contradicts: 0, unknown: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** Hits nobody has judged come first, then the stronger match. */
export function byUrgency(hits: readonly AmlHit[]): AmlHit[] {
  return [...hits].sort(
    (a, b) => Number(isResolved(a)) - Number(isResolved(b)) || (b.matchScore ?? -1) - (a.matchScore ?? -1),
  );
}

/** Didit's review status of a hit; only words we know to be final count as resolved. */
export function isResolved(hit: AmlHit): boolean {
  return /^(false positive|confirmed match)$/i.test(hit.reviewStatus);
}
