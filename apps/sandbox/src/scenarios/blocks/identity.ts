import { ageAt } from '../../clock.ts';
import { fractionFrom } from '../../ids.ts';
import type { JsonObject } from '../../json.ts';
import { buildMrz } from '../../media/index.ts';
import type { DocumentKind, DocumentSpec } from '../../media/spec.ts';
import { mediaRef } from '../../media-links.ts';
import type { FeatureItem, Persona, WorkflowNode } from '../../records.ts';
import { knownCountry } from '../countries.ts';
import type { Draft } from '../draft.ts';
import { addressLine } from '../personas.ts';

export const DOCUMENT_TYPES: Record<
  DocumentKind,
  { name: string; code: string; subtype: string; twoSided: boolean }
> = {
  passport: { name: 'Passport', code: 'P', subtype: 'EPASSPORT', twoSided: false },
  id_card: { name: 'Identity Card', code: 'ID', subtype: 'NATIONAL_ID_CARD', twoSided: true },
  driving_licence: { name: "Driver's License", code: 'DL', subtype: 'DRIVING_LICENCE', twoSided: true },
  residence_permit: { name: 'Residence Permit', code: 'RP', subtype: 'RESIDENCE_PERMIT', twoSided: true },
};

/** One photographed document; every field is read from the drawing's own spec, so data and picture agree. */
export function identityItem(draft: Draft, node: WorkflowNode, position: number): FeatureItem {
  const document = draft.documents[position] ?? draft.persona.document;
  const type = DOCUMENT_TYPES[document.kind];
  const files = addPictures(draft, node, document, position, type.twoSided);
  const country = knownCountry(document.issuingState);
  const address = document.address ?? null;
  const dates = {
    date_of_birth: document.birthDate,
    expiration_date: document.expiryDate,
    date_of_issue: document.issueDate,
  };
  const fullName = `${document.givenNames} ${document.surname}`;
  return {
    node_id: node.node_id,
    status: 'Approved',
    document_type: type.name,
    document_subtype: type.subtype,
    document_number: document.documentNumber,
    personal_number: document.personalNumber ?? null,
    ...files,
    ...dates,
    age: ageAt(document.birthDate, draft.at),
    issuing_state: country.alpha3,
    issuing_state_name: country.name,
    first_name: document.givenNames,
    last_name: document.surname,
    full_name: fullName,
    gender: document.sex === 'X' ? 'U' : document.sex,
    address: address?.toUpperCase() ?? null,
    formatted_address: address,
    place_of_birth: document.placeOfBirth,
    marital_status: 'UNKNOWN',
    nationality: document.nationality,
    extra_fields: extraFields(document),
    mrz: mrzBlock(document),
    parsed_address: address === null ? null : parsedAddress(draft.persona, country.name, type.name),
    extra_files: [],
    front_image_camera_front_face_match_score: null,
    back_image_camera_front_face_match_score: null,
    front_image_quality_score: quality(document, 'front'),
    back_image_quality_score: type.twoSided ? quality(document, 'back') : null,
    warnings: [],
    matches: [],
  };
}

function addPictures(
  draft: Draft,
  node: WorkflowNode,
  document: DocumentSpec,
  position: number,
  twoSided: boolean,
): JsonObject {
  const name = (stem: string) => (position === 0 ? `${stem}.jpg` : `${stem}_${position + 1}.jpg`);
  const { node_id } = node;
  draft.media[name('front')] = { node_id, source: { kind: 'document', spec: document, side: 'front' } };
  draft.media[name('portrait')] = { node_id, source: { kind: 'portrait', spec: document } };
  if (twoSided)
    draft.media[name('back')] = { node_id, source: { kind: 'document', spec: document, side: 'back' } };
  const back = twoSided ? mediaRef(name('back')) : null;
  return {
    portrait_image: mediaRef(name('portrait')),
    front_image: mediaRef(name('front')),
    front_video: null,
    back_image: back,
    back_video: null,
    full_front_image: mediaRef(name('front')),
    full_back_image: back,
    front_image_camera_front: null,
    back_image_camera_front: null,
  };
}

function extraFields(document: DocumentSpec): JsonObject {
  const fields: JsonObject = { dl_categories: document.licenceCategories ?? [], blood_group: null };
  if (document.surnameNative === undefined || document.givenNamesNative === undefined) return fields;
  const chinese = /\p{Script=Han}/u.test(document.surnameNative);
  const full = chinese
    ? document.surnameNative + document.givenNamesNative
    : `${document.givenNamesNative} ${document.surnameNative}`;
  return {
    ...fields,
    first_name_non_latin: document.givenNamesNative,
    last_name_non_latin: document.surnameNative,
    full_name_non_latin: full,
    first_name_latin: document.givenNames,
    last_name_latin: document.surname,
    full_name_latin: `${document.givenNames} ${document.surname}`,
  };
}

/** The zone as a reader would split it; ICAO 9303 parts 4 and 5 place the fields. */
export function mrzBlock(document: DocumentSpec): JsonObject {
  const { type, lines, checkDigits } = buildMrz(document);
  const [first = '', second = '', third = ''] = lines;
  const passport = type === 'TD3';
  const names = passport ? first.slice(5) : third;
  const [surname = '', given = ''] = names.split('<<', 2);
  const number = passport ? second.slice(0, 9) : first.slice(5, 14);
  const birth = passport ? second.slice(13, 19) : second.slice(0, 6);
  const expiry = passport ? second.slice(21, 27) : second.slice(8, 14);
  const optional = plain(passport ? second.slice(28, 42) : first.slice(15, 30));
  const key = [
    number,
    checkDigits.documentNumber,
    birth,
    checkDigits.birthDate,
    expiry,
    checkDigits.expiryDate,
  ];
  const wrong = document.flaws.includes('mrz_digit_wrong');
  return {
    surname: plain(surname),
    name: plain(given),
    country: document.issuingState,
    nationality: document.nationality,
    birth_date: birth,
    expiry_date: expiry,
    sex: document.sex === 'X' ? '' : document.sex,
    document_type: plain(first.slice(0, 2)),
    document_number: plain(number),
    optional_data: optional,
    optional_data_2: '',
    birth_date_hash: checkDigits.birthDate,
    expiry_date_hash: checkDigits.expiryDate,
    document_number_hash: checkDigits.documentNumber,
    final_hash: checkDigits.composite,
    personal_number: optional,
    warnings: [],
    errors: wrong ? ['Document number check digit is not valid'] : [],
    mrz_type: type,
    mrz_string: lines.join('\n'),
    mrz_key: key.join(''),
  };
}

function plain(text: string): string {
  return text.replace(/<+/g, ' ').trim();
}

export function parsedAddress(persona: Persona, countryName: string, documentName: string): JsonObject {
  const { latitude, longitude } = persona;
  const formatted = addressLine(persona);
  const alpha2 = formatted.slice(-2);
  const part = (types: string[], text: string) => ({ types, long_name: text, short_name: text });
  return {
    city: persona.city,
    label: `${countryName} ${documentName} Address`,
    region: persona.city,
    country: alpha2,
    category: 'Residential',
    street_1: persona.street,
    street_2: null,
    is_verified: true,
    postal_code: persona.postalCode,
    raw_results: {
      types: ['street_address'],
      geometry: {
        location: { lat: latitude, lng: longitude },
        viewport: {
          northeast: { lat: shift(latitude, 0.0013), lng: shift(longitude, 0.0013) },
          southwest: { lat: shift(latitude, -0.0013), lng: shift(longitude, -0.0013) },
        },
        location_type: 'ROOFTOP',
      },
      place_id: `place-${persona.key}`,
      formatted_address: formatted,
      navigation_points: [{ location: { latitude, longitude } }],
      address_components: [
        part(['route'], persona.street),
        part(['locality', 'political'], persona.city),
        { types: ['country', 'political'], long_name: countryName, short_name: alpha2 },
        part(['postal_code'], persona.postalCode),
      ],
    },
    address_type: 'Street',
    document_location: { latitude, longitude },
    formatted_address: formatted,
  };
}

function shift(degrees: number, by: number): number {
  return Math.round((degrees + by) * 1e4) / 1e4;
}

/** Overall is 45 % focus, 30 % brightness and 25 % resolution (Didit OpenAPI: image quality). */
function quality(document: DocumentSpec, side: string): JsonObject {
  const score = (word: string, from: number, to: number) =>
    Math.round((from + fractionFrom(document.documentNumber, side, word) * (to - from)) * 10) / 10;
  const has = (flaw: DocumentSpec['flaws'][number]) => document.flaws.includes(flaw);
  const focus = has('blur') ? score('focus', 31, 48) : score('focus', 78, 96);
  const brightness = has('low_light') ? score('brightness', 28, 44) : score('brightness', 82, 97);
  const resolution = score('resolution', 71, 90);
  return {
    focus_score: focus,
    brightness_score: brightness,
    brightness_issue: has('low_light') ? 'too_dark' : 'ok',
    is_document_fully_visible: !has('cropped'),
    resolution_score: resolution,
    overall_score: Math.round((focus * 0.45 + brightness * 0.3 + resolution * 0.25) * 10) / 10,
  };
}
