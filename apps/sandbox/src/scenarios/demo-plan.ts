import { scenarioOf } from './catalogue.ts';
import type { ScenarioSlug } from './slugs.ts';
import { REVIEW_SLUGS } from './slugs.ts';

export type SeedEntry = { slug: ScenarioSlug; workflow: string; person: number; minutesAgo: number };

const DAY = 24 * 60;

/** Twice every reason for review, and the most common ones a third time: a queue as it is on a busy morning. */
const WAITING: ScenarioSlug[] = [
  'review_face_match_borderline',
  ...REVIEW_SLUGS,
  'review_poa_partial_match',
  'review_aml_possible_match',
  ...REVIEW_SLUGS.toReversed(),
  'review_face_match_borderline',
  'review_aml_possible_match',
  'review_poa_partial_match',
  'review_aml_pep_hit',
];

const OTHERS: [slug: ScenarioSlug, daysAgo: number, workflow?: string][] = [
  ['kyc_expired', 380],
  ['approve', 9.4],
  ['approve', 9.2, 'enhanced'],
  ['decline_face_match_low_similarity', 9.1],
  ['expired', 9],
  ['approve', 8.6, 'nfc'],
  ['expired', 8.1],
  ['abandoned', 7.9],
  ['decline_document_expired', 6.4],
  ['approve', 6.1],
  ['decline_aml_hit', 5.3],
  ['resubmitted', 4.6],
  ['approve', 4.2, 'age'],
  ['decline_liveness_attack', 3.8],
  ['approve', 2.9, 'enhanced'],
  ['decline_nfc_chip_not_verified', 2.2],
  ['resubmitted', 1.6],
  ['approve', 1.1],
  ['decline_poa_address_mismatch', 0.8],
  ['abandoned', 0.7],
  ['awaiting_user', 0.4, 'enhanced'],
  ['approve', 0.3],
  ['not_started', 0.2],
  ['in_progress', 0.05],
  ['not_started', 0.03],
  ['in_progress', 0.006],
];

/** Oldest first, so that numbers rise with time. Waiting cases are dense now and thin out over a day and a half. */
export function demoPlan(): SeedEntry[] {
  const waiting = WAITING.map((slug, index) => ({
    slug,
    workflow: workflowKey(slug, index),
    person: index,
    minutesAgo: 4 + Math.round(index * index * 1.05),
  }));
  const others = OTHERS.map(([slug, daysAgo, workflow], index) => ({
    slug,
    workflow: workflow ?? workflowKey(slug, 0),
    person: WAITING.length + index,
    minutesAgo: Math.max(2, Math.round(daysAgo * DAY)),
  }));
  return [...waiting, ...others].sort((a, b) => b.minutesAgo - a.minutesAgo);
}

/** The plainest workflow that has the steps of the story; where it does not matter, both common ones take turns. */
function workflowKey(slug: ScenarioSlug, index: number): string {
  const { needs } = scenarioOf(slug);
  if (slug === 'review_minor') return 'age';
  if (slug === 'review_multi_document') return 'two_documents';
  if (needs.includes('NFC')) return 'nfc';
  if (needs.some((feature) => ['AML', 'PROOF_OF_ADDRESS', 'DATABASE_VALIDATION'].includes(feature)))
    return 'enhanced';
  return index % 2 === 0 ? 'standard' : 'enhanced';
}
