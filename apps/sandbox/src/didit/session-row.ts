import type { Sandbox } from '../context.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, numberOf, textOf } from '../json.ts';
import type { Access } from '../keys.ts';
import { linkOf } from '../media-links.ts';
import type { FeatureItem, SessionRecord } from '../records.ts';
import { countryByAlpha2 } from '../scenarios/countries.ts';
import { visibleUrl } from './decision.ts';
import { FEATURES, statusOfNode } from './features.ts';

/** A row of `GET /v3/sessions/` (Didit OpenAPI: list sessions). It carries neither workflow nor warnings. */
export function sessionRow(sandbox: Sandbox, session: SessionRecord, access: Access): JsonObject {
  const { blocks } = session;
  const document = blocks.id_verifications?.[0];
  const phone = blocks.phone_verifications?.[0];
  const email = blocks.email_verifications?.[0];
  return {
    session_id: session.id,
    session_kind: 'user',
    session_number: session.number,
    session_url: visibleUrl(sandbox, session, access),
    portrait_image: portraitOf(sandbox, session, access),
    document_type: textOf(document?.document_type),
    full_name: fullName(session),
    country: countryOf(session),
    status: session.status,
    vendor_data: session.vendorData,
    didit_internal_id: session.diditInternalId,
    created_at: session.createdAt,
    features: session.nodes.map((node) => ({
      feature: FEATURES[node.feature].display,
      status: statusOfNode(session, node),
    })),
    phone_number:
      phone === undefined
        ? null
        : { number: phone.full_number ?? null, is_verified: phone.status === 'Approved' },
    email_address:
      email === undefined ? null : { email: email.email ?? null, is_verified: email.status === 'Approved' },
    additional_details: additionalDetails(sandbox, session, access),
  };
}

/** Chip photo before document portrait before liveness picture. */
export function portraitOf(sandbox: Sandbox, session: SessionRecord, access: Access): string | null {
  const { nfc_verifications, id_verifications, liveness_checks } = session.blocks;
  const refs = [
    nfc_verifications?.[0]?.portrait_image,
    id_verifications?.[0]?.portrait_image,
    liveness_checks?.[0]?.reference_image,
  ];
  const ref = refs.map(textOf).find((text) => text !== null);
  return ref === undefined || ref === null ? null : linkOf(sandbox, session, ref, access);
}

function screened(item: FeatureItem | undefined): JsonObject {
  return isObject(item?.screened_data) ? item.screened_data : {};
}

export function fullName(session: SessionRecord): string | null {
  const { blocks, expectedDetails } = session;
  const database = screened(blocks.database_validations?.[0]);
  return (
    textOf(blocks.id_verifications?.[0]?.full_name) ??
    textOf(screened(blocks.aml_screenings?.[0]).full_name) ??
    joined(database.first_name, database.last_name) ??
    textOf(blocks.poa_verifications?.[0]?.name_on_document) ??
    joined(expectedDetails?.first_name, expectedDetails?.last_name)
  );
}

function joined(...parts: (Json | undefined)[]): string | null {
  const words = parts.filter((part) => typeof part === 'string' && part !== '');
  return words.length === 0 ? null : words.join(' ');
}

/** Alpha-3, from the best source there is. */
export function countryOf(session: SessionRecord): string | null {
  const { blocks, expectedDetails } = session;
  const fromAlpha2 = (value: Json | undefined) => countryByAlpha2(textOf(value) ?? '')?.alpha3 ?? null;
  return (
    textOf(blocks.id_verifications?.[0]?.issuing_state) ??
    textOf(blocks.database_validations?.[0]?.issuing_state) ??
    fromAlpha2(blocks.poa_verifications?.[0]?.issuing_state) ??
    textOf(expectedDetails?.id_country) ??
    textOf(expectedDetails?.country) ??
    fromAlpha2(blocks.phone_verifications?.[0]?.country_code)
  );
}

/** Only the keys that have data; scores are fractions here although decisions use 0 to 100 (Didit's example). */
function additionalDetails(sandbox: Sandbox, session: SessionRecord, access: Access): JsonObject | null {
  const { blocks } = session;
  const details: JsonObject = {};
  const aml = blocks.aml_screenings?.[0];
  if (aml !== undefined) details.aml = amlDetails(aml);
  const database = blocks.database_validations?.[0];
  if (database !== undefined) {
    details.database_validation = {
      validation_type: (textOf(database.validation_type) ?? '').toUpperCase(),
      match_type: (textOf(database.match_type) ?? '').toUpperCase(),
      identification_number: screened(database).personal_number ?? null,
    };
  }
  const poa = blocks.poa_verifications?.[0];
  if (poa !== undefined) {
    details.poa = {
      document_type: poa.document_type ?? null,
      issuer: poa.issuer ?? null,
      address: poa.poa_address ?? null,
      name_on_document: poa.name_on_document ?? null,
    };
  }
  const liveness = blocks.liveness_checks?.[0];
  if (liveness !== undefined)
    details.liveness = { method: liveness.method ?? null, score: fraction(liveness.score) };
  const match = blocks.face_matches?.[0];
  if (match !== undefined) {
    const picture = (value: Json | undefined) => linkOf(sandbox, session, textOf(value) ?? '', access);
    const [source, target] = [picture(match.source_image), picture(match.target_image)];
    details.face_match = {
      score: fraction(match.score),
      ...(source === null ? {} : { source_image: source }),
      ...(target === null ? {} : { target_image: target }),
    };
  }
  addContacts(details, session);
  return Object.keys(details).length === 0 ? null : details;
}

function amlDetails(aml: FeatureItem): JsonObject {
  const hits = Array.isArray(aml.hits) ? aml.hits : [];
  const { nationality, document_number, date_of_birth } = screened(aml);
  return {
    total_hits: aml.total_hits ?? 0,
    entity_type: aml.entity_type ?? null,
    is_adverse_media_fetched: hits.some(
      (hit) =>
        isObject(hit) && Array.isArray(hit.adverse_media_matches) && hit.adverse_media_matches.length > 0,
    ),
    screened_data: {
      nationality: nationality ?? null,
      document_number: document_number ?? null,
      date_of_birth: date_of_birth ?? null,
    },
  };
}

function addContacts(details: JsonObject, session: SessionRecord): void {
  const phone = session.blocks.phone_verifications?.[0];
  if (phone !== undefined) {
    details.phone_verification = {
      country_code: phone.country_code ?? null,
      is_temporary: phone.is_disposable ?? false,
      is_ported: false,
      is_blocked: (phone.warnings ?? []).some((warning) => warning.risk === 'PHONE_NUMBER_IN_BLOCKLIST'),
    };
  }
  const email = session.blocks.email_verifications?.[0];
  if (email !== undefined) {
    details.email_verification = {
      is_breached: email.is_breached ?? false,
      is_disposable: email.is_disposable ?? false,
      is_undeliverable: email.is_undeliverable ?? false,
      is_blocklisted: (email.warnings ?? []).some((warning) => warning.risk === 'EMAIL_IN_BLOCKLIST'),
    };
  }
}

function fraction(value: Json | undefined): number | null {
  const score = numberOf(value);
  return score === null ? null : Math.round(score * 100) / 10_000;
}
