import { integerFrom, pickFrom } from '../../ids.ts';
import type { Json, JsonObject } from '../../json.ts';
import { textOf } from '../../json.ts';
import { mediaRef } from '../../media-links.ts';
import type { FeatureItem, WorkflowNode } from '../../records.ts';
import { knownCountry } from '../countries.ts';
import type { Draft } from '../draft.ts';
import { addressLine } from '../personas.ts';

/** Proof of address: a bill or a bank statement that names the person and the home. */
export function proofOfAddressItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { persona, proofOfAddress: proof } = draft;
  const country = knownCountry(persona.nationality);
  draft.media['poa.jpg'] = { node_id: node.node_id, source: { kind: 'proof_of_address', spec: proof } };
  const formatted = addressLine(persona);
  const expected = textOf(draft.expectedDetails?.address);
  return {
    node_id: node.node_id,
    status: 'Approved',
    document_file: mediaRef('poa.jpg'),
    issuing_state: country.alpha2,
    document_type: proof.documentType,
    document_subtype: proof.documentType === 'UTILITY_BILL' ? 'ELECTRICITY_BILL' : 'BANK_STATEMENT',
    document_language: country.language,
    document_metadata: fileMetadata(proof.issueDate, proof.seed),
    issuer: proof.issuer,
    issue_date: proof.issueDate,
    expiration_date: null,
    poa_address: formatted.toUpperCase(),
    poa_formatted_address: formatted,
    poa_parsed_address: {
      address_type: 'Street',
      street_1: persona.street,
      street_2: null,
      city: persona.city,
      region: persona.city,
      country: country.alpha2,
      postal_code: persona.postalCode,
      document_location: { latitude: persona.latitude, longitude: persona.longitude },
    },
    name_on_document: proof.fullName,
    name_match_score_expected_details: draft.expectedDetails === null ? null : 100,
    name_match_score_id_verification: 100,
    expected_details_address: expected,
    expected_details_formatted_address: expected,
    expected_details_parsed_address: {},
    extra_fields: {
      bank_account_number: proof.documentType === 'BANK_STATEMENT' ? proof.accountNumber : null,
      bank_iban: null,
      bank_sort_code: null,
      bank_routing_number: null,
      bank_swift_bic: null,
      bank_branch_name: null,
      bank_branch_address: null,
      document_phone_number: null,
      additional_names: [],
    },
    extra_files: [],
    warnings: [],
  };
}

function fileMetadata(day: string, seed: number): JsonObject {
  return {
    file_size: integerFrom(180_000, 420_000, seed),
    content_type: 'image/jpeg',
    creation_date: day,
    modified_date: day,
    overlay_manipulation: null,
    creator: null,
    producer: null,
    software: null,
    encryption: null,
    is_signed: false,
    is_tampered: false,
    signature_info: null,
    exif_original_date: null,
    exif_digitized_date: null,
    processed_by_known_editor: false,
    has_different_creation_mod_date: false,
  };
}

const DEVICES = [
  ['Apple', 'iPhone', 'Mobile Safari', 'iOS'],
  ['Samsung', 'Galaxy S23', 'Chrome Mobile', 'Android'],
  ['Google', 'Pixel 8', 'Chrome Mobile', 'Android'],
  ['Xiaomi', 'Redmi Note 12', 'Chrome Mobile', 'Android'],
] as const;

export type IpPlace = { country: string; city: string; latitude: number; longitude: number };

/** Where the session came from. Addresses are from the ranges that RFC 5737 keeps for documentation. */
export function ipItem(draft: Draft, node: WorkflowNode, place?: IpPlace): FeatureItem {
  const { persona } = draft;
  const from = place ?? {
    country: persona.nationality,
    city: persona.city,
    latitude: shift(persona.latitude, 0.012),
    longitude: shift(persona.longitude, -0.017),
  };
  const country = knownCountry(from.country);
  const [brand, model, browser, os] = pickFrom(DEVICES, persona.key, 'device');
  const network = pickFrom(['192.0.2', '198.51.100', '203.0.113'], persona.key, 'network');
  const home = { latitude: persona.latitude, longitude: persona.longitude };
  const here = { latitude: from.latitude, longitude: from.longitude };
  const idPlace = persona.document.address === undefined ? null : home;
  const poaPlace = draft.nodes.some((other) => other.feature === 'PROOF_OF_ADDRESS') ? home : null;
  return {
    node_id: node.node_id,
    status: 'Approved',
    device_brand: brand,
    device_model: model,
    browser_family: browser,
    os_family: os,
    platform: 'mobile',
    device_fingerprint: `didit-fp-${fingerprint(persona.key)}`,
    ip_country: country.name,
    ip_country_code: country.alpha2,
    ip_state: from.city,
    ip_city: from.city,
    latitude: from.latitude,
    longitude: from.longitude,
    ip_address: `${network}.${integerFrom(2, 250, persona.key, 'ip')}`,
    isp: 'Specimen Telecom',
    organization: null,
    is_vpn_or_tor: false,
    is_data_center: false,
    time_zone: country.timeZone,
    time_zone_offset: country.timeZoneOffset,
    ip: spot(here, 'distance_from_id_document', idPlace, 'distance_from_poa_document', poaPlace),
    id_document: spot(idPlace, 'distance_from_ip', here, 'distance_from_poa_document', poaPlace),
    poa_document: spot(poaPlace, 'distance_from_ip', here, 'distance_from_id_document', idPlace),
    warnings: [],
    matches: [],
  };
}

type Spot = { latitude: number; longitude: number } | null;

function spot(at: Spot, firstKey: string, first: Spot, secondKey: string, second: Spot): JsonObject {
  return { location: at, [firstKey]: kilometres(at, first), [secondKey]: kilometres(at, second) };
}

/** Great-circle distance, rounded as Didit rounds it. */
function kilometres(a: Spot, b: Spot): Json {
  if (a === null || b === null) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(chord)) * 100) / 100;
}

function shift(degrees: number, by: number): number {
  return Math.round((degrees + by) * 1e3) / 1e3;
}

export function fingerprint(word: string): string {
  return [1, 2, 3, 4]
    .map((part) => integerFrom(0, 65_535, word, part).toString(16).padStart(4, '0'))
    .join('');
}
