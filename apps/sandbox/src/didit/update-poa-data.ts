import type { FastifyInstance } from 'fastify';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf } from '../http-answers.ts';
import { alpha3Of } from '../iso-countries.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import type { FeatureItem } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { changeData } from '../session-edits.ts';
import { changedKeys, itemToCorrect, mergeExtra, mergeParsedAddress, openCorrection } from './correction.ts';
import { POA_DOCUMENT_TYPES, readPoaData } from './correction-rules.ts';
import { replaced } from './feature-status.ts';
import { addressOf } from './update-data.ts';

const PLAIN_KEYS = [
  'issuing_state',
  'document_type',
  'document_language',
  'issuer',
  'issue_date',
  'poa_address',
  'name_on_document',
];

/** `PATCH /v3/session/{id}/update-poa-data/`: as for documents, but a webhook only when something changed. */
export function registerUpdatePoaData(app: FastifyInstance, sandbox: Sandbox): void {
  app.patch(`/v3/session/${uuidParam('sessionId')}/update-poa-data/`, async (request) => {
    const session = openCorrection(sandbox, request);
    const body = bodyOf(request);
    const sent = readPoaData(body);
    const item = itemToCorrect(request, body, session.blocks.poa_verifications, 'POA');
    const after = corrected(item, sent);
    const changes = changedKeys(poaRecord(item), poaRecord(after));
    if (changes.fields.length > 0) {
      changeData(sandbox, replaced(session, 'poa_verifications', item, after), {
        at: isoMicros(sandbox.clock.now()),
        activity: {
          activity_type: 'POA_DATA_UPDATED',
          previous_value: changes.before,
          new_value: changes.after,
          changed_fields: changes.fields,
          metadata: { node_id: item.node_id },
        },
        note: () => noteEffect(sandbox, 'data', session.id, 'poa_verifications', changes.fields.join(', ')),
      });
    }
    return poaRecord(after);
  });
}

function corrected(item: FeatureItem, sent: JsonObject): FeatureItem {
  const plain = Object.fromEntries(
    PLAIN_KEYS.flatMap((key) => (key in sent ? [[key, sent[key] ?? null]] : [])),
  );
  const after: FeatureItem = { ...item, ...plain };
  if (isObject(sent.extra_fields)) after.extra_fields = mergeExtra(after.extra_fields, sent.extra_fields);
  if (isObject(sent.poa_parsed_address)) {
    const parsed = mergeParsedAddress(after.poa_parsed_address, sent.poa_parsed_address);
    after.poa_parsed_address = parsed;
    after.poa_formatted_address = isObject(parsed) ? (parsed.formatted_address ?? null) : null;
  }
  return after;
}

function poaRecord(item: FeatureItem): JsonObject {
  const value = (key: string): Json => item[key] ?? null;
  const type = textOf(item.document_type);
  const state = textOf(item.issuing_state);
  return {
    ...Object.fromEntries(PLAIN_KEYS.map((key) => [key, value(key)])),
    issuing_state: state === null ? null : (alpha3Of(state) ?? state),
    document_type: POA_DOCUMENT_TYPES.some((known) => known === type) ? type : 'UNKNOWN',
    extra_fields: value('extra_fields'),
    poa_parsed_address: addressOf(value('poa_parsed_address')),
    poa_formatted_address: value('poa_formatted_address'),
  };
}
