import { addDays, addYears, ageAt, isoDay } from '../clock.ts';
import { integerFrom, uuidFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { DocumentSpec, Flaw } from '../media/spec.ts';
import { mediaRef } from '../media-links.ts';
import type { SessionRecord } from '../records.ts';
import type { HitKind } from './aml-hits.ts';
import { amlHit, hitPlans, overallScore } from './aml-hits.ts';
import { DOCUMENT_TYPES, mrzBlock } from './blocks/identity.ts';
import type { Draft } from './draft.ts';
import { flag, itemOf } from './draft.ts';
import { withDocument } from './personas.ts';

/** Building blocks of scenarios: each does one thing to a draft. */

export function changeDocument(draft: Draft, change: Partial<DocumentSpec>): void {
  draft.persona = withDocument(draft.persona, change);
  draft.documents[0] = draft.persona.document;
}

export function addFlaw(draft: Draft, flaw: Flaw): void {
  changeDocument(draft, { flaws: [...draft.persona.document.flaws, flaw] });
}

export function expireDocument(draft: Draft): void {
  const expired = addDays(draft.at, -integerFrom(9, 70, draft.persona.key, 'expired'));
  changeDocument(draft, {
    expiryDate: isoDay(expired),
    issueDate: isoDay(addDays(addYears(expired, -10), 1)),
  });
}

/** @param years age on the day of the visit */
export function makeYoung(draft: Draft, years: number): void {
  const birthDate = isoDay(
    addDays(addYears(draft.at, -years), -integerFrom(20, 300, draft.persona.key, 'young')),
  );
  const issued = addDays(draft.at, -200);
  const face = { ...draft.persona.document.face, ageYears: Math.max(14, ageAt(birthDate, issued)) };
  draft.persona = { ...draft.persona, birthDate };
  changeDocument(draft, {
    birthDate,
    face,
    issueDate: isoDay(issued),
    expiryDate: isoDay(addDays(addYears(issued, 5), -1)),
  });
  draft.selfie = { ...draft.selfie, face, agedYears: 0 };
}

/** The selfie shows another person of the same sex. */
export function swapSelfie(draft: Draft): void {
  const { face } = draft.persona.document;
  draft.selfie = { ...draft.selfie, face: { ...face, seed: face.seed + 7919 } };
}

export function ageSelfie(draft: Draft, years: number): void {
  draft.selfie = { ...draft.selfie, agedYears: years, flaws: ['low_light'] };
}

export function setField(draft: Draft, feature: Parameters<typeof itemOf>[1], fields: JsonObject): void {
  const item = itemOf(draft, feature);
  if (item !== null) Object.assign(item, fields);
}

export function refreshMrz(draft: Draft): void {
  setField(draft, 'OCR', { mrz: mrzBlock(draft.persona.document) });
}

/** Puts hits into the screening and marks it by severity. */
export function putHits(
  draft: Draft,
  kind: HitKind,
  count: number,
  riskScore: number,
  severity: 'warning' | 'error',
): void {
  const plans = hitPlans(kind, count, riskScore, draft.persona.key);
  const hits = plans.map((plan, index) => amlHit(draft, plan, index));
  setField(draft, 'AML', { hits, total_hits: hits.length, score: overallScore(hits) });
  flag(draft, 'AML', 'POSSIBLE_MATCH_FOUND', severity);
}

/** A finished session of somebody else, or of the same person under another customer number. */
export function findOther(draft: Draft, wanted: (other: SessionRecord) => boolean): SessionRecord | null {
  return (
    draft.others.find((other) => other.id !== draft.session.id && other.persona !== null && wanted(other)) ??
    null
  );
}

/** The person comes again under another customer number, with the same document. */
export function becomeTwin(draft: Draft): void {
  const same = findOther(
    draft,
    (other) =>
      other.status === 'Approved' &&
      other.persona?.document.documentNumber === draft.persona.document.documentNumber,
  );
  const approved = draft.others.filter((other) => other.status === 'Approved' && other.persona !== null);
  const twin = same ?? approved[draft.session.number % Math.max(1, approved.length)] ?? null;
  if (twin === null || twin.persona === null) return;
  draft.persona = twin.persona;
  draft.documents[0] = twin.persona.document;
  draft.selfie = { ...draft.selfie, face: twin.persona.document.face };
  const { proofOfAddress } = draft;
  draft.proofOfAddress = {
    ...proofOfAddress,
    fullName: `${twin.persona.givenNames} ${twin.persona.surname}`,
  };
}

export function documentMatch(draft: Draft): { match: JsonObject; additional: JsonObject } {
  const { document } = draft.persona;
  const twin = findOther(
    draft,
    (other) =>
      other.status === 'Approved' && other.persona?.document.documentNumber === document.documentNumber,
  );
  const sessionId = twin?.id ?? uuidFrom('earlier session', draft.session.number);
  const number = twin?.number ?? Math.max(1, draft.session.number - 140);
  return {
    match: {
      session_id: sessionId,
      session_number: number,
      vendor_data: twin?.vendorData ?? 'cust-earlier',
      verification_date: twin?.createdAt ?? draft.at.toISOString(),
      user_details: {
        name: `${document.givenNames} ${document.surname}`,
        document_type: DOCUMENT_TYPES[document.kind].code,
        document_number: document.documentNumber,
      },
      status: 'Approved',
      is_blocklisted: false,
      api_service: null,
      front_image_url: twin === null ? null : mediaRef('front.jpg', twin.id),
    },
    additional: { duplicated_session_id: sessionId, duplicated_session_number: number, api_service: null },
  };
}

export function faceOnList(draft: Draft): { match: JsonObject; additional: JsonObject } {
  const other = findOther(draft, (candidate) => candidate.status === 'Declined');
  const sessionId = other?.id ?? uuidFrom('blocklisted session', draft.session.number);
  const number = other?.number ?? Math.max(1, draft.session.number - 90);
  const document = other?.persona?.document;
  return {
    match: {
      session_id: sessionId,
      session_number: number,
      similarity_percentage: 81.4,
      vendor_data: other?.vendorData ?? null,
      verification_date: other?.createdAt ?? null,
      user_details: {
        full_name: document === undefined ? null : `${document.givenNames} ${document.surname}`,
        document_type: document === undefined ? null : DOCUMENT_TYPES[document.kind].code,
        document_number: document?.documentNumber ?? null,
      },
      match_image_url: other === null ? null : mediaRef('selfie.jpg', other.id),
      status: 'Declined',
      is_blocklisted: true,
      is_allowlisted: false,
      api_service: null,
      source: 'session',
    },
    additional: { blocklisted_session_id: sessionId, blocklisted_session_number: number, api_service: null },
  };
}
