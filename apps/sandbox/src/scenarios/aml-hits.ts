import { addDays } from '../clock.ts';
import { fractionFrom, integerFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Draft } from './draft.ts';

/** Which list an invented entry is on; decides which of the match arrays is filled. */
export type HitKind = 'pep' | 'sanctions' | 'adverse_media' | 'warning';

export type HitPlan = {
  kind: HitKind;
  /** How well name, birth date and country agree, -100 to 100 each. */
  nameScore: number;
  birthScore: number;
  countryScore: number;
  /** 0 to 100. */
  riskScore: number;
  position: string;
};

const DATASETS: Record<HitKind, string[]> = {
  pep: ['PEP', 'PEP Level 2'],
  sanctions: ['Sanctions'],
  adverse_media: ['Adverse Media'],
  warning: ['Warnings and Regulatory Enforcement'],
};

/** Weights of Didit's match score (Didit OpenAPI: AML screening). */
const WEIGHTS = { name: 60, dob: 25, country: 15 };
const MATCH_THRESHOLD = 93;

/** One entry of an invented list that resembles the person screened. No real person or list is meant. */
export function amlHit(draft: Draft, plan: HitPlan, index: number): JsonObject {
  const { document } = draft.persona;
  const caption = index === 0 ? fullName(draft) : variant(fullName(draft), index);
  const id = `hit-${draft.session.number}-${index + 1}`;
  const url = `https://watchlists.example/${plan.kind}/${id}`;
  const breakdown = scoreBreakdown(plan);
  const matchScore = Number(breakdown.total_score);
  const entry = {
    caption,
    url,
    plan,
    birthYear: document.birthDate.slice(0, 4),
    place: document.placeOfBirth,
  };
  return {
    id,
    url,
    match: false,
    score: Math.round(matchScore) / 100,
    target: null,
    caption,
    datasets: DATASETS[plan.kind],
    features: null,
    rca_name: '',
    last_seen: dayTime(addDays(draft.at, -integerFrom(5, 60, id))),
    risk_view: riskView(plan),
    first_seen: dayTime(addDays(draft.at, -integerFrom(400, 2200, id))),
    properties: properties(draft, caption, plan),
    match_score: matchScore,
    risk_score: plan.riskScore,
    review_status: matchScore < MATCH_THRESHOLD ? 'False Positive' : 'Unreviewed',
    score_breakdown: breakdown,
    pep_matches: plan.kind === 'pep' ? [pepMatch(entry)] : [],
    linked_entities: [],
    warning_matches: plan.kind === 'warning' ? [warningMatch(entry)] : [],
    sanction_matches: plan.kind === 'sanctions' ? [sanctionMatch(entry)] : [],
    adverse_media_details:
      plan.kind === 'adverse_media'
        ? {
            sentiment: 'negative',
            entity_type: 'person',
            sentiment_score: -2,
            adverse_keywords: { fraud: 3, embezzlement: 1 },
          }
        : {},
    adverse_media_matches: plan.kind === 'adverse_media' ? [mediaMatch(entry, draft)] : [],
    additional_information: {},
  };
}

/** Didit's overall score: the highest risk among hits that are not false positives. */
export function overallScore(hits: JsonObject[]): number | null {
  const open = hits
    .filter((hit) => hit.review_status !== 'False Positive')
    .map((hit) => Number(hit.risk_score));
  return open.length === 0 ? null : Math.max(...open);
}

/** A screening with this many hits: the first is the convincing one, the others resemble less and less. */
export function hitPlans(kind: HitKind, count: number, riskScore: number, seed: string): HitPlan[] {
  const others: HitKind[] = ['pep', 'adverse_media', 'warning'];
  return Array.from({ length: count }, (_unused, index) => ({
    kind: index === 0 ? kind : (others[index % others.length] ?? kind),
    nameScore: index === 0 ? 100 : Math.max(62, 98 - index * 4),
    birthScore:
      index === 0 ? integerFrom(78, 96, seed) : index % 3 === 1 ? 80 : -integerFrom(20, 100, seed, index),
    countryScore: index % 4 === 3 ? -60 : 100,
    riskScore: index === 0 ? riskScore : integerFrom(30, 70, seed, index),
    position: POSITIONS[Math.floor(fractionFrom(seed, index) * POSITIONS.length)] ?? 'Councillor',
  }));
}

const POSITIONS = [
  'Deputy regional minister',
  'Member of a city council',
  'Director of a state-owned port',
  'District judge',
];

type Entry = { caption: string; url: string; plan: HitPlan; birthYear: string; place: string };

function fullName(draft: Draft): string {
  return `${draft.persona.document.givenNames} ${draft.persona.document.surname}`;
}

/** Same family name, other given names: what a name search also returns. */
function variant(name: string, index: number): string {
  const [first = '', ...rest] = name.split(' ');
  const initials = ['A.', 'M.', 'J.', 'K.', 'S.', 'E.'];
  return index % 2 === 1
    ? `${first} ${initials[index % 6]} ${rest.join(' ')}`
    : `${initials[index % 6]} ${rest.join(' ')}`;
}

function scoreBreakdown(plan: HitPlan): JsonObject {
  const part = (score: number, weight: number) => Math.round(score * weight) / 100;
  const contributions = [
    part(plan.nameScore, WEIGHTS.name),
    part(plan.birthScore, WEIGHTS.dob),
    part(plan.countryScore, WEIGHTS.country),
  ];
  const total = contributions.reduce((sum, value) => sum + value, 0);
  return {
    name_score: plan.nameScore,
    name_weight: WEIGHTS.name,
    name_weight_normalized: WEIGHTS.name,
    name_contribution: contributions[0] ?? 0,
    dob_score: plan.birthScore,
    dob_weight: WEIGHTS.dob,
    dob_weight_normalized: WEIGHTS.dob,
    dob_contribution: contributions[1] ?? 0,
    country_score: plan.countryScore,
    country_weight: WEIGHTS.country,
    country_weight_normalized: WEIGHTS.country,
    country_contribution: contributions[2] ?? 0,
    document_number_match_type: 'NEUTRAL',
    document_number_effect: 'No document number available on the list entry',
    total_score: Math.max(0, Math.min(100, Math.round(total))),
  };
}

function riskView(plan: HitPlan): JsonObject {
  const part = (score: number, weightage: number, risk_scores: JsonObject) => ({
    score,
    weightage,
    risk_level: score >= 70 ? 'High' : 'Low',
    risk_scores,
  });
  const serious = plan.kind === 'sanctions' || plan.kind === 'adverse_media';
  const category = DATASETS[plan.kind][0] ?? plan.kind;
  return {
    crimes: part(serious ? plan.riskScore : 0, 20, serious ? { 'financial crime': plan.riskScore } : {}),
    countries: part(20, 30, {}),
    categories: part(plan.riskScore, 50, { [category]: plan.riskScore }),
    custom_list: {},
  };
}

function properties(draft: Draft, caption: string, plan: HitPlan): JsonObject {
  const { document } = draft.persona;
  const nothing = [
    'title',
    'height',
    'topics',
    'weight',
    'address',
    'country',
    'website',
    'eyeColor',
    'keywords',
    'religion',
    'ethnicity',
    'hairColor',
    'weakAlias',
    'modifiedAt',
    'wikidataId',
    'citizenship',
    'nationality',
  ];
  return {
    ...Object.fromEntries(nothing.map((key) => [key, null])),
    name: [caption],
    alias: [`${document.givenNames.slice(0, 1)}. ${document.surname}`],
    notes: ['Invented entry of an invented list'],
    gender: [document.sex === 'F' ? 'female' : 'male'],
    lastName: [document.surname],
    position: plan.kind === 'pep' ? plan.position : null,
    birthDate: [document.birthDate.slice(0, 4)],
    education: [],
    firstName: [document.givenNames],
    birthPlace: [document.placeOfBirth],
  };
}

function pepMatch(entry: Entry): JsonObject {
  return {
    aliases: [],
    education: [],
    list_name: 'Specimen register of office holders',
    publisher: 'Specimen Civic Archive',
    source_url: entry.url,
    description: 'Held a public office within the last five years.',
    matched_name: entry.caption,
    pep_position: entry.plan.position,
    date_of_birth: entry.birthYear,
    other_sources: [],
    place_of_birth: entry.place,
  };
}

function sanctionMatch(entry: Entry): JsonObject {
  return {
    list_name: ['Specimen consolidated sanctions list'],
    matched_name: entry.caption,
    description: 'Asset freeze under the invented Specimen Programme.',
    reason: 'Listed for procurement on behalf of a designated company.',
    source_url: entry.url,
    other_sources: [],
    details: ['Passport number not published'],
    legal_basis: ['Specimen Regulation 12/2022'],
    listed_on: ['2022-06-03'],
    sanction_list: ['SPEC-CONSOLIDATED'],
    sanction_program: ['SPEC-PROC'],
    sanctioning_authority: ['Specimen Council'],
    updated_on: ['2025-11-18'],
    additional_data: {},
  };
}

function warningMatch(entry: Entry): JsonObject {
  return {
    list_name: 'Specimen register of enforcement actions',
    matched_name: entry.caption,
    description: 'Fined for selling investments without a licence.',
    publisher: 'Specimen Markets Authority',
    source_url: entry.url,
    other_sources: [],
    countries: null,
    created_at: null,
    updated_at: null,
    additional_data: { data: { case_details: [{ case_type: 'Regulatory Enforcement' }] } },
  };
}

function mediaMatch(entry: Entry, draft: Draft): JsonObject {
  return {
    country: draft.persona.nationality.toLowerCase(),
    summary: 'The report names a person of this name in an inquiry into invoices of a building company.',
    headline: `Inquiry into building contracts names ${entry.caption}`,
    sentiment: 'negative',
    thumbnail: `${entry.url}/thumbnail.jpg`,
    source_url: entry.url,
    author_name: null,
    other_sources: [],
    adverse_keywords: ['fraud', 'embezzlement'],
    sentiment_score: -2,
    publication_date: dayTime(addDays(draft.at, -integerFrom(60, 900, entry.url))),
  };
}

/** AML dates come without a zone. */
function dayTime(date: Date): string {
  return `${date.toISOString().slice(0, 10)}T00:00:00`;
}
