import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import type { Flaw } from '../media/spec.ts';
import type { MediaSource, NodeFeature, Persona, SessionRecord } from '../records.ts';
import type { KnownOfCustomer } from '../scenarios/magic-values.ts';
import { magicScenario } from '../scenarios/magic-values.ts';
import { personaAt, withDocument } from '../scenarios/personas.ts';
import type { ScenarioSlug } from '../scenarios/slugs.ts';
import { isScenarioSlug } from '../scenarios/slugs.ts';

/** What the customer can hold into the camera, and what the checks make of it. */
type DocumentChoice = {
  value: string;
  label: string;
  hint: string;
  person: number;
  finding: ScenarioSlug | null;
};

export const DOCUMENT_CHOICES: DocumentChoice[] = [
  { value: 'valid-1', label: 'A passport', hint: 'valid, clear picture', person: 2, finding: null },
  { value: 'valid-2', label: 'An identity card', hint: 'valid, two sides', person: 0, finding: null },
  {
    value: 'valid-3',
    label: 'A passport with two scripts',
    hint: 'valid, Arabic and Latin',
    person: 9,
    finding: null,
  },
  { value: 'valid-4', label: 'A driving licence', hint: 'valid, two sides', person: 42, finding: null },
  {
    value: 'expired',
    label: 'An expired document',
    hint: 'will be declined',
    person: 53,
    finding: 'decline_document_expired',
  },
  {
    value: 'bad-mrz',
    label: 'A document with a wrong check digit',
    hint: 'will need a review',
    person: 48,
    finding: 'review_mrz_check_digit',
  },
  {
    value: 'blurred',
    label: 'A blurred picture',
    hint: 'cannot be read',
    person: 23,
    finding: 'decline_could_not_recognize_document',
  },
];

type SelfieChoice = { value: string; label: string; hint: string; finding: ScenarioSlug | null };

export const SELFIE_CHOICES: SelfieChoice[] = [
  { value: 'same', label: 'The person on the document', hint: 'will match', finding: null },
  {
    value: 'older',
    label: 'The same person, many years later',
    hint: 'will need a review',
    finding: 'review_face_match_borderline',
  },
  {
    value: 'other',
    label: 'Somebody else',
    hint: 'will not match',
    finding: 'decline_face_match_low_similarity',
  },
  {
    value: 'screen',
    label: 'A picture of a screen',
    hint: 'will be declined',
    finding: 'decline_liveness_attack',
  },
];

export type Step = 'consent' | 'document' | 'selfie' | 'contact' | 'outcome';

const DOCUMENT_FEATURES: readonly NodeFeature[] = ['OCR', 'NFC', 'PROOF_OF_ADDRESS'];
const FACE_FEATURES: readonly NodeFeature[] = ['LIVENESS', 'FACE_MATCH', 'AGE_ESTIMATION'];
const CONTACT_FEATURES: readonly NodeFeature[] = ['EMAIL_VERIFICATION', 'PHONE_VERIFICATION'];

/** What is still to be done; after a resubmission only the reopened checks. */
export function openFeatures(session: SessionRecord): NodeFeature[] {
  const open = session.resubmit?.nodes.map((node) => node.node_id);
  return session.nodes
    .filter((node) => open === undefined || open.includes(node.node_id))
    .map((node) => node.feature);
}

export function stepsOf(session: SessionRecord): Step[] {
  const features = openFeatures(session);
  const asks = (some: readonly NodeFeature[]) => features.some((feature) => some.includes(feature));
  const steps: Step[] = ['consent'];
  if (asks(DOCUMENT_FEATURES)) steps.push('document');
  if (asks(FACE_FEATURES)) steps.push('selfie');
  if (asks(CONTACT_FEATURES)) steps.push('contact');
  return [...steps, 'outcome'];
}

export function currentStep(session: SessionRecord): Step {
  return stepsOf(session).find((step) => session.flow[step] === undefined) ?? 'outcome';
}

/** Who stands before the camera: the chosen specimen under the expected name, or who was there before. */
export function customerOf(session: SessionRecord, now: Date): Persona {
  const chosen = DOCUMENT_CHOICES.find((choice) => choice.value === session.flow.document);
  if (chosen === undefined && session.persona !== null) return session.persona;
  return personaAt(chosen?.person ?? (session.number % 8) + 12, now);
}

/** The same for every customer, so that it is drawn once: the name he is expected under comes with the visit. */
export function specimenPicture(value: string, now: Date): MediaSource | null {
  const choice = DOCUMENT_CHOICES.find((candidate) => candidate.value === value);
  if (choice === undefined) return null;
  const { document } = withDocument(personaAt(choice.person, now), { flaws: FLAWS[value] ?? [] });
  return { kind: 'document', spec: document, side: 'front' };
}

export function specimenPictures(now: Date): MediaSource[] {
  return DOCUMENT_CHOICES.flatMap(({ value }) => specimenPicture(value, now) ?? []);
}

/** What is wrong with a specimen is seen before it is chosen. */
const FLAWS: Record<string, Flaw[]> = { 'bad-mrz': ['mrz_digit_wrong'], blurred: ['blur'] };

/** What the customer typed on the page, in the field names of `expected_details` and `contact_details`. */
export function typedBy(session: SessionRecord): KnownOfCustomer {
  const field = (name: string): JsonObject => {
    const value = session.flow[`typed_${name}`];
    return value === undefined ? {} : { [name]: value };
  };
  const names = ['first_name', 'last_name', 'date_of_birth', 'document_number'];
  return {
    details: Object.assign({}, ...names.map(field)),
    contact: { ...field('email'), ...field('phone') },
  };
}

/**
 * A picked outcome wins; else the worst finding; else what the client armed when it created the session; else a
 * magic value, first among what was typed.
 */
export function decideOutcome(session: SessionRecord, picked: string): ScenarioSlug {
  if (isScenarioSlug(picked)) return picked;
  const found: (ScenarioSlug | null | undefined)[] = [
    DOCUMENT_CHOICES.find((choice) => choice.value === session.flow.document)?.finding,
    SELFIE_CHOICES.find((choice) => choice.value === session.flow.selfie)?.finding,
    isOtherName(session) ? 'review_name_mismatch' : null,
  ];
  const findings = found.filter((finding) => finding !== null && finding !== undefined);
  const worst = findings.find((finding) => finding.startsWith('decline')) ?? findings[0];
  const armed =
    session.resubmit === null && session.scenario !== null && isScenarioSlug(session.scenario)
      ? session.scenario
      : null;
  const given = { details: session.expectedDetails, contact: session.contactDetails };
  return worst ?? armed ?? magicScenario(session, [typedBy(session), given]) ?? 'approve';
}

function isOtherName(session: SessionRecord): boolean {
  const typed = session.flow.typed_last_name?.toLowerCase();
  const expected = textOf(session.expectedDetails?.last_name)?.toLowerCase();
  return typed !== undefined && expected !== undefined && typed !== expected;
}
