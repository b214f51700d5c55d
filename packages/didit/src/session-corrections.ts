import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall, type CallParts } from './build-call.ts';
import type { Call, CallOptions, Transport } from './call.ts';
import { open, text } from './leaves.ts';
import type { FeatureStatus } from './statuses.ts';

/** A postal address in parts; `country` is alpha-2 here, unlike everywhere else. */
export interface AddressParts {
  address_type?: string | null | undefined;
  city?: string | null | undefined;
  region?: string | null | undefined;
  street_1?: string | null | undefined;
  street_2?: string | null | undefined;
  postal_code?: string | null | undefined;
  country?: string | null | undefined;
}

/**
 * Corrections of what was read from an identity document; only what is named changes. Dates are YYYY-MM-DD,
 * `issuing_state` alpha-3, `document_type` a code such as `P`. A null in `extra_fields` removes that field.
 *
 * Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-data/
 */
export interface DataUpdate {
  document_type?: string | null | undefined;
  document_subtype?: string | null | undefined;
  document_number?: string | null | undefined;
  personal_number?: string | null | undefined;
  date_of_birth?: string | null | undefined;
  date_of_issue?: string | null | undefined;
  expiration_date?: string | null | undefined;
  issuing_state?: string | null | undefined;
  first_name?: string | null | undefined;
  last_name?: string | null | undefined;
  gender?: 'M' | 'F' | 'U' | null | undefined;
  address?: string | null | undefined;
  place_of_birth?: string | null | undefined;
  nationality?: string | null | undefined;
  marital_status?: 'SINGLE' | 'MARRIED' | 'DIVORCED' | 'WIDOWED' | 'UNKNOWN' | undefined;
  extra_fields?: Record<string, unknown> | null | undefined;
  parsed_address?: AddressParts | null | undefined;
}

/** The same for a proof of address. Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-poa-data/ */
export interface PoaDataUpdate {
  issuing_state?: string | null | undefined;
  /** `UTILITY_BILL`, `BANK_STATEMENT`, `GOVERNMENT_ISSUED_DOCUMENT`, `OTHER_POA_DOCUMENT` or `UNKNOWN`. */
  document_type?: string | undefined;
  document_language?: string | undefined;
  issuer?: string | undefined;
  issue_date?: string | null | undefined;
  poa_address?: string | null | undefined;
  name_on_document?: string | undefined;
  extra_fields?: Record<string, unknown> | null | undefined;
  poa_parsed_address?: AddressParts | null | undefined;
}

/** Which document is meant, where a workflow reads several. */
export interface NodeQuery {
  node_id?: string | undefined;
}

/** The whole record of the document after a correction, not only what changed. */
export const CorrectedData = z.looseObject({
  document_type: text,
  document_subtype: text,
  document_number: text,
  personal_number: text,
  date_of_birth: text,
  date_of_issue: text,
  expiration_date: text,
  issuing_state: text,
  first_name: text,
  last_name: text,
  gender: text,
  address: text,
  place_of_birth: text,
  nationality: text,
  marital_status: text,
  extra_fields: open,
  parsed_address: open,
});
export type CorrectedData = z.infer<typeof CorrectedData>;

export const CorrectedPoaData = z.looseObject({
  issuing_state: text,
  document_type: text,
  document_language: text,
  issuer: text,
  issue_date: text,
  poa_address: text,
  name_on_document: text,
  extra_fields: open,
  poa_parsed_address: open,
  poa_formatted_address: text,
});
export type CorrectedPoaData = z.infer<typeof CorrectedPoaData>;

/** A comment goes into the session's trail. */
export interface FeatureStatusUpdate {
  new_status: Extract<FeatureStatus, 'Approved' | 'Declined' | 'In Review'>;
  comment?: string | undefined;
}

/** `feature_type` is Didit's inner name of the check (`KYC`, `Face`, `AML`), in none of the usual spellings. */
export const FeatureStatusUpdated = z.looseObject({
  session_id: text,
  node_id: text,
  feature_type: text,
  new_status: text,
});
export type FeatureStatusUpdated = z.infer<typeof FeatureStatusUpdated>;

/**
 * Corrections by a person. None of them judges the session anew: its status stays until someone changes it.
 * Corrections of data need a decided session (others answer 404) and are limited to ten a minute each, refused
 * ones included.
 */
export function createSessionCorrections(transport: Transport) {
  const data = (verb: string, parts: CallParts, ownLimit: Call['ownLimit'], options?: CallOptions): Call => ({
    ...buildCall('PATCH', `/v3/session/{sessionId}/${verb}/`, parts, options),
    ownLimit,
  });
  return {
    /**
     * Sets one step's status; the session's own stays. `nodeId` is taken from the decision, or `default`.
     *
     * Errors: `same_status` when the step already is what was asked for, `not_found` for a step nobody has.
     */
    async updateFeatureStatus(
      sessionId: string,
      nodeId: string,
      body: FeatureStatusUpdate,
      options?: CallOptions,
    ): Promise<FeatureStatusUpdated> {
      const path = '/v3/session/{sessionId}/features/{nodeId}/update-status/';
      const call = buildCall('PATCH', path, { uuids: { sessionId }, texts: { nodeId }, body }, options);
      return callJson(transport, call, FeatureStatusUpdated);
    },
    async updateData(
      sessionId: string,
      body: DataUpdate,
      query: NodeQuery = {},
      options?: CallOptions,
    ): Promise<CorrectedData> {
      const parts = { uuids: { sessionId }, query, body };
      return callJson(transport, data('update-data', parts, 'update_data', options), CorrectedData);
    },
    async updatePoaData(
      sessionId: string,
      body: PoaDataUpdate,
      query: NodeQuery = {},
      options?: CallOptions,
    ): Promise<CorrectedPoaData> {
      const parts = { uuids: { sessionId }, query, body };
      return callJson(
        transport,
        data('update-poa-data', parts, 'update_poa_data', options),
        CorrectedPoaData,
      );
    },
  };
}
