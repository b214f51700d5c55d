import type { FastifyInstance } from 'fastify';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf } from '../http-answers.ts';
import { countryName } from '../iso-countries.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import type { FeatureItem } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { changeData } from '../session-edits.ts';
import { changedKeys, itemToCorrect, mergeExtra, mergeParsedAddress, openCorrection } from './correction.ts';
import { DOCUMENT_CODES, readDocumentData } from './correction-rules.ts';
import { replaced } from './feature-status.ts';

/** Codes with a display name in decisions; others are shown as they are (Didit OpenAPI: update KYC data). */
const DISPLAY_NAMES: Record<string, string> = {
  P: 'Passport',
  ID: 'Identity Card',
  DL: "Driver's License",
  RP: 'Residence Permit',
  HIC: 'Health Insurance Card',
  TC: 'Tax Card',
};
const PLAIN_KEYS = [
  'document_subtype',
  'document_number',
  'personal_number',
  'date_of_birth',
  'date_of_issue',
  'expiration_date',
  'first_name',
  'last_name',
  'gender',
  'address',
  'place_of_birth',
  'nationality',
  'marital_status',
];

/** `PATCH /v3/session/{id}/update-data/`: corrects what was read from the document. Nothing is judged anew. */
export function registerUpdateData(app: FastifyInstance, sandbox: Sandbox): void {
  app.patch(`/v3/session/${uuidParam('sessionId')}/update-data/`, async (request) => {
    const session = openCorrection(sandbox, request);
    const body = bodyOf(request);
    const sent = readDocumentData(body);
    const item = itemToCorrect(request, body, session.blocks.id_verifications, 'KYC');
    if (Object.keys(sent).length === 0) return kycRecord(item);
    const after = corrected(item, sent);
    const changes = changedKeys(kycRecord(item), kycRecord(after));
    changeData(sandbox, replaced(session, 'id_verifications', item, after), {
      at: isoMicros(sandbox.clock.now()),
      activity:
        changes.fields.length === 0
          ? null
          : {
              activity_type: 'KYC_DATA_UPDATED',
              previous_value: changes.before,
              new_value: changes.after,
              changed_fields: changes.fields,
              metadata: { node_id: item.node_id },
            },
      note: () => noteEffect(sandbox, 'data', session.id, 'id_verifications', changes.fields.join(', ')),
    });
    return kycRecord(after);
  });
}

/** Full name and name of the issuing state follow from the fields on every call. */
function corrected(item: FeatureItem, sent: JsonObject): FeatureItem {
  const plain = Object.fromEntries(
    PLAIN_KEYS.flatMap((key) => (key in sent ? [[key, sent[key] ?? null]] : [])),
  );
  const after: FeatureItem = { ...item, ...plain };
  const type = textOf(sent.document_type);
  if (type !== null) after.document_type = DISPLAY_NAMES[type] ?? type;
  const state = textOf(sent.issuing_state);
  if (state !== null) {
    after.issuing_state = state;
    after.issuing_state_name = countryName(state);
  }
  if (isObject(sent.extra_fields)) after.extra_fields = mergeExtra(after.extra_fields, sent.extra_fields);
  if (isObject(sent.parsed_address)) {
    after.parsed_address = mergeParsedAddress(after.parsed_address, sent.parsed_address);
    after.formatted_address = isObject(after.parsed_address)
      ? (after.parsed_address.formatted_address ?? null)
      : null;
  }
  const names = [textOf(after.first_name), textOf(after.last_name)].filter(
    (name) => name !== null && name !== '',
  );
  after.full_name = names.join(' ');
  return after;
}

/** The record as this operation answers it: codes in place of display names. */
function kycRecord(item: FeatureItem): JsonObject {
  const shown = textOf(item.document_type);
  const code = Object.keys(DISPLAY_NAMES).find((key) => DISPLAY_NAMES[key] === shown) ?? shown;
  const known = DOCUMENT_CODES.some((one) => one === code);
  const value = (key: string): Json => item[key] ?? null;
  return {
    document_type: known ? code : null,
    ...Object.fromEntries(PLAIN_KEYS.map((key) => [key, value(key)])),
    marital_status: value('marital_status') ?? 'UNKNOWN',
    issuing_state: value('issuing_state'),
    extra_fields: value('extra_fields'),
    parsed_address: addressOf(value('parsed_address')),
  };
}

export function addressOf(value: Json): Json {
  if (!isObject(value)) return null;
  const keys = [
    'address_type',
    'city',
    'region',
    'street_1',
    'street_2',
    'postal_code',
    'country',
    'formatted_address',
  ];
  return Object.fromEntries(keys.map((key) => [key, value[key] ?? null]));
}
