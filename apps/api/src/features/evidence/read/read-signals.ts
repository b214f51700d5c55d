import type { Evidence } from '@docket/contracts';
import type { Decision, EmailVerification, PhoneVerification } from '@docket/didit';
import { firstText, flag, items, joined, number, record, statusWord, text } from '../leaves.ts';
import { mediaIdOf } from '../media.ts';
import { inWords } from './vocabulary.ts';

type Contact = Evidence['contacts'][number];

export function readDevices(decision: Decision): Evidence['devices'] {
  return items(decision.ip_analyses).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    device: joined(' ', item.device_brand, item.device_model),
    browser: text(item.browser_family),
    platform: joined(' · ', item.os_family, item.platform),
    ipAddress: text(item.ip_address),
    ipCountry: text(item.ip_country),
    ipCountryCode: text(item.ip_country_code),
    ipCity: text(item.ip_city),
    isp: firstText(item.isp, item.organization),
    vpnOrTor: flag(item.is_vpn_or_tor),
    dataCentre: flag(item.is_data_center),
    timeZone: text(item.time_zone),
    distanceToDocumentKm:
      number(item.ip?.distance_from_id_document) ?? number(item.id_document?.distance_from_ip),
  }));
}

export function readAddresses(decision: Decision): Evidence['addresses'] {
  return items(decision.poa_verifications).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    documentType: firstText(item.document_subtype, item.document_type),
    issuer: text(item.issuer),
    issuedOn: text(item.issue_date),
    name: text(item.name_on_document),
    address: firstText(item.poa_formatted_address, item.poa_address),
    expectedAddress: firstText(item.expected_details_formatted_address, item.expected_details_address),
    nameScore: lowest(item.name_match_score_id_verification, item.name_match_score_expected_details),
    fileMediaId: mediaIdOf(item.document_file),
  }));
}

/** Two comparisons of one name: the worse one is what a reviewer has to know. */
function lowest(...scores: unknown[]): number | null {
  const known = scores.flatMap((score) => number(score) ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

export function readContacts(decision: Decision): Evidence['contacts'] {
  return [
    ...items(decision.phone_verifications).map(phoneOf),
    ...items(decision.email_verifications).map(emailOf),
  ];
}

function phoneOf(item: PhoneVerification): Contact {
  return {
    kind: 'phone',
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    value: phoneNumber(item),
    country: firstText(item.country_name, item.country_code),
    carrier: text(item.carrier?.name),
    verifiedAt: text(item.verified_at),
    flags: flagsOf({
      disposable: item.is_disposable,
      virtual: item.is_virtual,
      blocklisted: isBlocklisted(item),
    }),
  };
}

function emailOf(item: EmailVerification): Contact {
  return {
    kind: 'email',
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    value: text(item.email),
    country: null,
    carrier: null,
    verifiedAt: text(item.verified_at),
    flags: flagsOf({
      disposable: item.is_disposable,
      undeliverable: item.is_undeliverable,
      breached: item.is_breached,
      blocklisted: isBlocklisted(item),
    }),
  };
}

/** The number as dialled; some answers only have it in two parts. */
export function phoneNumber(item: PhoneVerification): string | null {
  return text(item.full_number) ?? joined('', item.phone_number_prefix, item.phone_number);
}

function flagsOf(answers: Record<string, unknown>): string[] {
  return Object.keys(answers).filter((name) => answers[name] === true);
}

/** Another session with this number or address was blocklisted, or Didit found it on the list itself. */
function isBlocklisted(item: PhoneVerification | EmailVerification): boolean {
  return (
    items<{ is_blocklisted?: unknown }>(item.matches).some((match) => match.is_blocklisted === true) ||
    items(item.warnings).some((warning) => text(warning.risk)?.endsWith('_IN_BLOCKLIST'))
  );
}

export function readDatabases(decision: Decision): Evidence['databases'] {
  return items(decision.database_validations).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    issuingState: text(item.issuing_state),
    matchType: text(item.match_type),
    sources: [
      ...items(item.validations).map((source) => ({
        name: firstText(source.service_name, source.service_id) ?? 'Unnamed source',
        outcome: joined(' – ', source.outcome_code, source.outcome_detail),
        fields: Object.entries(record(source.validation)).map(([name, result]) => ({
          name: inWords(name),
          result: text(result),
        })),
      })),
      ...items(item.errors).map((failed) => ({
        name: text(failed.service_id) ?? 'Unnamed source',
        outcome: 'The source could not be asked',
        fields: [],
      })),
    ],
  }));
}
