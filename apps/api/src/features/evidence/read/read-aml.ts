import type { AmlHit as AmlHitEvidence, Evidence } from '@docket/contracts';
import type { AmlHit, AmlScreening, Decision } from '@docket/didit';
import {
  firstText,
  integer,
  items,
  joined,
  number,
  record,
  statusWord,
  text,
  texts,
  unique,
  webLink,
} from '../leaves.ts';
import { inWords } from './vocabulary.ts';

export function readAml(decision: Decision): Evidence['aml'] {
  return items(decision.aml_screenings).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    score: number(item.score),
    totalHits: integer(item.total_hits) ?? items(item.hits).length,
    screened: screenedOf(item),
    hits: items(item.hits).map(hitOf),
  }));
}

function screenedOf(item: AmlScreening): Evidence['aml'][number]['screened'] {
  return {
    fullName: text(item.screened_data?.full_name),
    birthDate: text(item.screened_data?.date_of_birth),
    nationality: text(item.screened_data?.nationality),
    documentNumber: text(item.screened_data?.document_number),
  };
}

function hitOf(hit: AmlHit, index: number): AmlHitEvidence {
  const known = record(hit.properties);
  const peps = items(hit.pep_matches);
  return {
    // Without an id Didit cannot be told a finding about it, but the hit must still be seen.
    id: text(hit.id) ?? `unnamed-${index + 1}`,
    caption: firstText(hit.caption, ...texts(known.name)) ?? 'Name withheld',
    datasets: texts(hit.datasets),
    matchScore: number(hit.match_score),
    riskScore: number(hit.risk_score),
    reviewStatus: statusWord(hit.review_status),
    aliases: unique([
      ...texts(known.alias),
      ...texts(known.weakAlias),
      ...peps.flatMap((pep) => texts(pep.aliases)),
    ]),
    birthDates: unique([...texts(known.birthDate), ...peps.flatMap((pep) => texts(pep.date_of_birth))]),
    countries: countriesOf(hit),
    positions: unique([...texts(known.position), ...peps.flatMap((pep) => texts(pep.pep_position))]),
    lists: listsOf(hit),
    articles: articlesOf(hit),
    breakdown: breakdownOf(hit),
  };
}

function countriesOf(hit: AmlHit): string[] {
  const known = record(hit.properties);
  return unique([
    ...texts(known.nationality),
    ...texts(known.citizenship),
    ...texts(known.country),
    ...items(hit.warning_matches).flatMap((match) => texts(match.countries)),
  ]);
}

/** Sanctions before enforcement warnings before political exposure: the order of how much each weighs. */
function listsOf(hit: AmlHit): AmlHitEvidence['lists'] {
  const sanctions = items(hit.sanction_matches).map((match) => ({
    name:
      joined(', ', ...texts(match.list_name)) ??
      joined(', ', ...texts(match.sanction_list)) ??
      'Sanctions list',
    detail: joined(
      ' · ',
      ...texts(match.sanction_program),
      match.reason,
      match.description,
      ...texts(match.listed_on).map((day) => `listed on ${day}`),
    ),
    sourceUrl: webLink(match.source_url),
  }));
  const warnings = items(hit.warning_matches).map((match) => ({
    name: firstText(match.list_name, match.publisher) ?? 'Warnings and enforcement',
    detail: text(match.description),
    sourceUrl: webLink(match.source_url),
  }));
  const peps = items(hit.pep_matches).map((match) => ({
    name: firstText(match.list_name, match.publisher) ?? 'Politically exposed persons',
    detail: joined(' · ', match.pep_position, match.description),
    sourceUrl: webLink(match.source_url),
  }));
  return [...sanctions, ...warnings, ...peps];
}

function articlesOf(hit: AmlHit): AmlHitEvidence['articles'] {
  return items(hit.adverse_media_matches).map((match) => ({
    headline: text(match.headline) ?? 'Headline withheld',
    summary: text(match.summary),
    publishedOn: text(match.publication_date),
    country: text(match.country),
    sourceUrl: webLink(match.source_url),
  }));
}

/** How the identity confidence came about; weights as normalised for the data that was there. */
function breakdownOf(hit: AmlHit): AmlHitEvidence['breakdown'] {
  const parts = hit.score_breakdown;
  if (parts === null || parts === undefined) return [];
  const documentMatch = text(parts.document_number_match_type);
  const rows = [
    {
      attribute: 'Name',
      score: number(parts.name_score),
      weight: weight(parts.name_weight_normalized, parts.name_weight),
    },
    {
      attribute: 'Date of birth',
      score: number(parts.dob_score),
      weight: weight(parts.dob_weight_normalized, parts.dob_weight),
    },
    {
      attribute: 'Country',
      score: number(parts.country_score),
      weight: weight(parts.country_weight_normalized, parts.country_weight),
    },
  ].filter((row) => row.score !== null || row.weight !== null);
  // The document number does not add points: it overrules them or leaves them alone.
  if (documentMatch === null) return rows;
  return [
    ...rows,
    { attribute: `Document number: ${inWords(documentMatch).toLowerCase()}`, score: null, weight: null },
  ];
}

function weight(normalised: unknown, plain: unknown): number | null {
  return number(normalised) ?? number(plain);
}
