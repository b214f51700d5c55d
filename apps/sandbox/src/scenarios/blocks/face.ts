import { ageAt, isoDay } from '../../clock.ts';
import { fractionFrom, integerFrom } from '../../ids.ts';
import { mediaRef } from '../../media-links.ts';
import type { FeatureItem, WorkflowNode } from '../../records.ts';
import { knownCountry } from '../countries.ts';
import type { Draft } from '../draft.ts';
import { DOCUMENT_TYPES } from './identity.ts';

function around(from: number, to: number, ...words: (string | number)[]): number {
  return Math.round((from + fractionFrom(...words) * (to - from)) * 100) / 100;
}

export function livenessItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { key } = draft.persona;
  draft.media['selfie.jpg'] = { node_id: node.node_id, source: { kind: 'selfie', spec: draft.selfie } };
  const trueAge = ageAt(draft.persona.birthDate, draft.at);
  return {
    node_id: node.node_id,
    status: 'Approved',
    method: 'PASSIVE',
    score: around(88, 98.5, key, 'liveness'),
    reference_image: mediaRef('selfie.jpg'),
    video_url: null,
    age_estimation: Math.max(12, Math.round((trueAge + around(-3, 3, key, 'age')) * 10) / 10),
    matches: [],
    warnings: [],
    face_quality: around(80, 95, key, 'quality'),
    face_luminance: around(48, 72, key, 'luminance'),
  };
}

export function faceMatchItem(draft: Draft, node: WorkflowNode): FeatureItem {
  return {
    node_id: node.node_id,
    status: 'Approved',
    score: around(84, 97, draft.persona.key, 'match'),
    source_image_session_id: null,
    source_image: mediaRef('portrait.jpg'),
    target_image: mediaRef('selfie.jpg'),
    warnings: [],
  };
}

/** Chips write names in capitals and keep their own, older portrait. */
export function nfcItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { document } = draft.persona;
  const country = knownCountry(document.issuingState);
  draft.media['chip_portrait.jpg'] = {
    node_id: node.node_id,
    source: { kind: 'chip_portrait', face: document.face },
  };
  const year = Number(document.issueDate.slice(0, 4));
  const authority = country.name.toUpperCase();
  return {
    node_id: node.node_id,
    status: 'Approved',
    portrait_image: mediaRef('chip_portrait.jpg'),
    signature_image: null,
    chip_data: {
      document_type: DOCUMENT_TYPES[document.kind].code,
      issuing_country: document.issuingState,
      document_number: document.documentNumber,
      expiration_date: document.expiryDate,
      first_name: document.givenNames.toUpperCase(),
      last_name: document.surname.toUpperCase(),
      birth_date: document.birthDate,
      gender: document.sex,
      nationality: document.nationality,
      address: null,
      place_of_birth: document.placeOfBirth.toUpperCase(),
    },
    authenticity: { sod_integrity: true, dg_integrity: true },
    certificate_summary: {
      issuer: `Common Name: CSCA ${authority} SPECIMEN, Country: ${country.alpha2}`,
      subject: `Common Name: DS ${authority} SPECIMEN ${integerFrom(1, 40, document.documentNumber)}, Country: ${country.alpha2}`,
      serial_number: String(integerFrom(100_000_000, 999_999_999, document.documentNumber, 'serial')),
      not_valid_after: `${isoDay(new Date(Date.UTC(year + 11, 2, 1)))} 09:00:00`,
      not_valid_before: `${isoDay(new Date(Date.UTC(year - 1, 10, 1)))} 09:00:00`,
    },
    warnings: [],
  };
}
