import { textOf } from '../json.ts';
import { fingerprint, ipItem } from './blocks/place.ts';
import { knownCountry } from './countries.ts';
import type { Draft } from './draft.ts';
import { flag, itemOf } from './draft.ts';
import type { Scenario } from './scenario.ts';
import {
  addFlaw,
  ageSelfie,
  becomeTwin,
  documentMatch,
  expireDocument,
  faceOnList,
  findOther,
  makeYoung,
  putHits,
  setField,
} from './tricks.ts';

/** Why a session waits for a person. */
export const REVIEW_SCENARIOS: Scenario[] = [
  review('review_aml_possible_match', 'A possible AML match', ['AML'], {
    twist: (draft) => putHits(draft, 'pep', 1, 90, 'warning'),
  }),
  review('review_face_match_borderline', 'Borderline face match', ['FACE_MATCH'], {
    prepare: (draft) => ageSelfie(draft, 14),
    twist: (draft) => {
      setField(draft, 'FACE_MATCH', { score: 52.67 });
      flag(draft, 'FACE_MATCH', 'LOW_FACE_MATCH_SIMILARITY', 'warning');
    },
  }),
  review('review_poa_partial_match', 'The name on the proof differs', ['PROOF_OF_ADDRESS'], {
    prepare: (draft) => {
      const { persona } = draft;
      draft.proofOfAddress = {
        ...draft.proofOfAddress,
        fullName: `${persona.givenNames.slice(0, 1)}. ${persona.surname}`,
      };
    },
    twist: (draft) => {
      setField(draft, 'PROOF_OF_ADDRESS', { name_match_score_id_verification: 71 });
      flag(draft, 'PROOF_OF_ADDRESS', 'NAME_MISMATCH_ID_VERIFICATION', 'warning');
    },
  }),
  review('review_possible_duplicate', 'Possible duplicate of an approved customer', ['OCR'], {
    prepare: becomeTwin,
    twist: (draft) => {
      const { match, additional } = documentMatch(draft);
      setField(draft, 'OCR', { matches: [match] });
      flag(draft, 'OCR', 'POSSIBLE_DUPLICATED_USER', 'warning', additional);
    },
  }),
  review('review_name_mismatch', 'Other name than expected', ['OCR'], {
    prepare: expectAnotherName,
    twist: (draft) => {
      const { document } = draft.persona;
      flag(draft, 'OCR', 'FULL_NAME_MISMATCH_WITH_PROVIDED', 'warning', {
        expected_full_name: `${textOf(draft.expectedDetails?.first_name)} ${textOf(draft.expectedDetails?.last_name)}`,
        document_full_name: `${document.givenNames} ${document.surname}`,
      });
    },
  }),
  review('review_document_expired', 'Expired document, kept for review', ['OCR'], {
    prepare: expireDocument,
    twist: (draft) => flag(draft, 'OCR', 'DOCUMENT_EXPIRED', 'warning'),
  }),
  review('review_mrz_check_digit', 'A check digit of the MRZ is wrong', ['OCR'], {
    prepare: (draft) => addFlaw(draft, 'mrz_digit_wrong'),
    twist: (draft) => flag(draft, 'OCR', 'MRZ_VALIDATION_FAILED', 'warning'),
  }),
  review('review_aml_pep_hit', 'PEP hit', ['AML'], {
    twist: (draft) => putHits(draft, 'pep', 3, 88, 'warning'),
  }),
  review('review_aml_sanctions_hit', 'Sanctions hit', ['AML'], {
    twist: (draft) => putHits(draft, 'sanctions', 2, 98, 'warning'),
  }),
  review('review_aml_adverse_media', 'Adverse media', ['AML'], {
    twist: (draft) => putHits(draft, 'adverse_media', 4, 84, 'warning'),
  }),
  review('review_aml_many_hits', 'A dozen AML hits', ['AML'], {
    twist: (draft) => putHits(draft, 'pep', 12, 92, 'warning'),
  }),
  review(
    'review_poa_address_mismatch',
    'The proof shows another address than expected',
    ['PROOF_OF_ADDRESS'],
    {
      prepare: expectAnotherAddress,
      twist: (draft) => {
        flag(draft, 'PROOF_OF_ADDRESS', 'ADDRESS_MISMATCH_WITH_PROVIDED', 'warning', {
          expected_address: textOf(draft.expectedDetails?.address),
          document_address: textOf(itemOf(draft, 'PROOF_OF_ADDRESS')?.poa_formatted_address),
        });
      },
    },
  ),
  review('review_ip_country_mismatch', 'Connected from another country', ['IP_ANALYSIS'], {
    twist: (draft) => connectFrom(draft, false),
  }),
  review('review_vpn_detected', 'Connected through a VPN', ['IP_ANALYSIS'], {
    twist: (draft) => connectFrom(draft, true),
  }),
  review('review_nfc_chip_failed', 'The chip did not verify', ['NFC'], {
    twist: (draft) => {
      setField(draft, 'NFC', { authenticity: { sod_integrity: false, dg_integrity: true } });
      flag(draft, 'NFC', 'NFC_CHIP_NOT_VERIFIED', 'warning');
    },
  }),
  review('review_liveness_borderline', 'Borderline liveness', ['LIVENESS'], {
    prepare: (draft) => {
      draft.selfie = { ...draft.selfie, flaws: ['low_light', 'blur'] };
    },
    twist: (draft) => {
      setField(draft, 'LIVENESS', { score: 58.91, face_quality: 47.2, face_luminance: 31.5 });
      flag(draft, 'LIVENESS', 'LOW_LIVENESS_SCORE', 'warning');
    },
  }),
  review('review_database_no_match', 'The register does not know the person', ['DATABASE_VALIDATION'], {
    twist: registerDisagrees,
  }),
  review('review_blocklisted_face', 'The face resembles a blocklisted one', ['LIVENESS'], {
    twist: (draft) => {
      const { match, additional } = faceOnList(draft);
      setField(draft, 'LIVENESS', { matches: [match] });
      flag(draft, 'LIVENESS', 'POSSIBLE_FACE_IN_BLOCKLIST', 'warning', additional);
    },
  }),
  review('review_minor', 'Under age', ['OCR'], {
    prepare: (draft) => makeYoung(draft, 17),
    twist: (draft) => {
      flag(draft, 'OCR', 'MINIMUM_AGE_NOT_MET', 'warning', { minimum_age: 18 });
      flag(draft, 'AGE_ESTIMATION', 'AGE_BELOW_MINIMUM', 'warning', { minimum_age: 18 });
    },
  }),
  review('review_multi_document', 'Two documents that disagree', ['OCR', 'OCR'], {
    prepare: bringSecondDocument,
    twist: (draft) =>
      flag(
        draft,
        'OCR',
        'ID_VERIFICATION_DATA_MISMATCH_BETWEEN_DOCUMENTS',
        'warning',
        { fields: ['last_name'] },
        1,
      ),
  }),
  review('review_duplicated_device', 'Several customers on one device', ['IP_ANALYSIS'], {
    twist: sharedDevice,
  }),
  review('review_screen_capture', 'The document seems to be on a screen', ['OCR'], {
    prepare: (draft) => addFlaw(draft, 'screen_capture'),
    twist: (draft) => flag(draft, 'OCR', 'SCREEN_CAPTURE_DETECTED', 'warning'),
  }),
];

function review(
  slug: Scenario['slug'],
  title: string,
  needs: Scenario['needs'],
  story: Pick<Scenario, 'prepare' | 'twist'>,
): Scenario {
  return { slug, title, outcome: 'In Review', needs, ...story };
}

/** When the client expected nobody, it expected the maiden name. */
function expectAnotherName(draft: Draft): void {
  const { document } = draft.persona;
  const other = draft.expectedDetails?.last_name;
  if (other !== undefined && other !== document.surname) return;
  const lastName = document.surname.length % 2 === 0 ? 'Bergmann' : 'Castellano';
  draft.expectedDetails = { ...draft.expectedDetails, first_name: document.givenNames, last_name: lastName };
}

function expectAnotherAddress(draft: Draft): void {
  const { persona } = draft;
  if (textOf(draft.expectedDetails?.address) !== null) return;
  const country = knownCountry(persona.nationality);
  const address = `Old Market 3, ${persona.city}, ${country.alpha2}`;
  draft.expectedDetails = { ...draft.expectedDetails, address, poa_country: country.alpha3 };
}

function connectFrom(draft: Draft, vpn: boolean): void {
  const node = draft.nodes.find((candidate) => candidate.feature === 'IP_ANALYSIS');
  if (node === undefined) return;
  const far = draft.persona.nationality === 'SGP' ? 'BRA' : 'SGP';
  const place = vpn
    ? { country: 'NLD', city: 'Amsterdam', latitude: 52.37, longitude: 4.9 }
    : {
        country: far,
        city: far === 'SGP' ? 'Singapore' : 'Recife',
        latitude: far === 'SGP' ? 1.29 : -8.05,
        longitude: far === 'SGP' ? 103.85 : -34.9,
      };
  const network = vpn
    ? { is_vpn_or_tor: true, is_data_center: true, isp: 'Specimen Hosting', organization: 'Specimen Hosting' }
    : {};
  setField(draft, 'IP_ANALYSIS', { ...ipItem(draft, node, place), ...network });
  if (vpn) flag(draft, 'IP_ANALYSIS', 'PRIVATE_NETWORK_DETECTED', 'warning');
  else {
    flag(draft, 'IP_ANALYSIS', 'COUNTRY_FROM_DOCUMENT_DOES_NOT_MATCH_COUNTRY_FROM_IP', 'warning', {
      document_country_code: draft.persona.document.issuingState,
      ip_country_code: place.country,
    });
  }
}

function registerDisagrees(draft: Draft): void {
  const item = itemOf(draft, 'DATABASE_VALIDATION');
  if (item === null || !Array.isArray(item.validations)) return;
  const none = { full_name: 'no_match', date_of_birth: 'no_match', identification_number: 'no_match' };
  const validations = item.validations.map((entry) => ({
    ...(typeof entry === 'object' ? entry : {}),
    validation: none,
    outcome_code: 'NO_MATCH',
    outcome_detail: 'No record with this number',
    source_data: {},
  }));
  setField(draft, 'DATABASE_VALIDATION', { validations, match_type: 'no_match' });
  flag(draft, 'DATABASE_VALIDATION', 'DATABASE_VALIDATION_NO_MATCH', 'warning');
}

/** A second card of the same person, under the name before marriage. */
function bringSecondDocument(draft: Draft): void {
  const { document } = draft.persona;
  const { surnameNative, givenNamesNative, ...latin } = document;
  const kind = document.kind === 'driving_licence' ? 'id_card' : 'driving_licence';
  draft.documents[1] = {
    ...latin,
    kind,
    surname: `${document.surname.split(' ')[0]}-Marin`,
    documentNumber: `DL${document.documentNumber.slice(2)}`,
    authority: kind === 'id_card' ? 'CIVIL REGISTRY' : 'ROAD TRAFFIC AUTHORITY',
    address: draft.persona.street,
    licenceCategories: ['B'],
    seed: document.seed + 1,
  };
}

function sharedDevice(draft: Draft): void {
  const item = itemOf(draft, 'IP_ANALYSIS');
  if (item === null) return;
  const value = `didit-fp-${fingerprint(draft.persona.key)}`;
  const others = [1, 2]
    .map((skip) => findOther(draft, (other) => other.number % 3 === skip))
    .filter((other) => other !== null);
  const matches = others.map((other) => ({
    session_id: other.id,
    session_number: other.number,
    vendor_data: other.vendorData,
    verification_date: other.createdAt,
    match_type: 'device_fingerprint',
    match_source: 'persistent_id',
    matched_value: value,
    status: other.status,
    is_blocklisted: false,
    api_service: null,
    source: 'session',
    device_info: {
      device_brand: item.device_brand ?? null,
      device_model: item.device_model ?? null,
      browser_family: item.browser_family ?? null,
      os_family: item.os_family ?? null,
      platform: item.platform ?? null,
      device_fingerprint: value,
    },
    location_info: {
      ip_address: item.ip_address ?? null,
      ip_country: item.ip_country ?? null,
      ip_country_code: item.ip_country_code ?? null,
      ip_state: item.ip_state ?? null,
      ip_city: item.ip_city ?? null,
      is_vpn_or_tor: false,
      is_data_center: false,
    },
    confidence: 1,
    match_mode: 'deterministic',
  }));
  setField(draft, 'IP_ANALYSIS', { matches });
  flag(draft, 'IP_ANALYSIS', 'DUPLICATED_DEVICE_FINGERPRINT', 'warning', {
    matched_sessions: matches.length,
  });
}
