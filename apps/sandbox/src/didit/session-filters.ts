import type { FastifyRequest } from 'fastify';
import { ORGANIZATION } from '../context.ts';
import { queryPart, Refusal } from '../http-answers.ts';
import { isUuid } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import type { SessionRecord } from '../records.ts';
import { warningsOf } from '../records.ts';
import { countryOf, fullName } from './session-row.ts';

type Filter = (session: SessionRecord) => boolean;

/** Filter codes and the display names that decisions use (Didit OpenAPI: list sessions). */
const DOCUMENT_NAMES: Record<string, string> = {
  P: 'Passport',
  ID: 'Identity Card',
  DL: "Driver's License",
  RP: 'Residence Permit',
  HIC: 'Health Insurance Card',
  TC: 'Tax Card',
};

const API_SERVICES =
  'ID_VERIFICATION FACE_MATCH AGE_ESTIMATION FACE_SEARCH POA AML KYB_REGISTRY PASSIVE_LIVENESS DATABASE_VALIDATION PHONE_VERIFICATION EMAIL_VERIFICATION'.split(
    ' ',
  );

/** All filters of a request; a session is listed when every one lets it pass. @throws Refusal 400 */
export function readFilters(request: FastifyRequest): Filter[] {
  const filters: Filter[] = [];
  const text = (name: string, make: (value: string) => Filter) => {
    const value = queryPart(request, name);
    if (value !== null) filters.push(make(value));
  };
  const list = (name: string, make: (values: string[]) => Filter) =>
    text(name, (value) => make(value.split(',').map((word) => word.trim())));

  list('status', (values) => (session) => values.some((value) => value === session.status));
  text('vendor_data', (value) => (session) => session.vendorData === value);
  list(
    'workflow_id',
    (values) => (session) => values.includes(session.workflowId) || values.includes(session.workflowUuid),
  );
  list('country', (values) => (session) => values.includes(countryOf(session) ?? '-'));
  list(
    'warning',
    (values) => (session) => warningsOf(session.blocks).some((warning) => values.includes(warning.risk)),
  );
  list('document_type', (values) => {
    const wanted = values.map((code) => DOCUMENT_NAMES[code]);
    return (session) => documents(session).some((item) => wanted.some((name) => name === item.document_type));
  });
  text(
    'document_name',
    (value) => (session) => documentNames(session).some((name) => fold(name) === fold(value)),
  );
  list('region', (values) => (session) => regionsOf(session).some((region) => values.includes(region)));
  list('organization_name', (values) => () => values.includes(ORGANIZATION.name));
  text(
    'status_initialized_as_in_review',
    (value) => (session) => (firstOutcome(session) === 'In Review') === (value === 'true'),
  );
  text('didit_internal_id', (value) => ownerFilter('didit_internal_id', value));
  text('euuid', (value) => ownerFilter('euuid', value));
  list('session_type', (values) => () => values.includes('HOSTED') || values.includes('ALL'));
  list('api_service', apiServiceFilter);
  text(
    'screened_full_name',
    (value) => (session) => screenedNames(session).some((name) => fold(name).includes(fold(value))),
  );
  text(
    'is_kyc_to_be_reviewed',
    (value) => (session) => (session.status === 'In Review') === (value === 'true'),
  );
  text('date_from', (value) => dateFilter('date_from', value, (day, from) => day >= from));
  text('date_to', (value) => dateFilter('date_to', value, (day, to) => day <= to));
  text('search', searchFilter);
  return filters;
}

function documents(session: SessionRecord): JsonObject[] {
  return session.blocks.id_verifications ?? [];
}

/** As the console names them: country, document and, where there is one, the year of its design. */
function documentNames(session: SessionRecord): string[] {
  return documents(session).flatMap((item) => {
    const [state, type] = [textOf(item.issuing_state_name), textOf(item.document_type)];
    const subtype = textOf(item.document_subtype);
    if (state === null || type === null) return [];
    return [`${state} - ${type}`, ...(subtype === null ? [] : [`${state} - ${subtype}`])];
  });
}

function regionsOf(session: SessionRecord): string[] {
  return documents(session).flatMap((item) => {
    const address = isObject(item.parsed_address) ? item.parsed_address : {};
    return textOf(address.region) ?? [];
  });
}

/** The status in which the session first came to rest. */
function firstOutcome(session: SessionRecord): string | null {
  const outcomes = session.events.map((event) => textOf(event.details?.new_status));
  return outcomes.find((status) => ['Approved', 'Declined', 'In Review'].includes(status ?? '')) ?? null;
}

function ownerFilter(name: string, value: string): Filter {
  if (!isUuid(value.toLowerCase())) throw new Refusal(400, { [name]: ['Enter a valid UUID.'] });
  return (session) => session.diditInternalId === value.toLowerCase();
}

/** Sessions here all come from workflows, never from a standalone service. */
function apiServiceFilter(values: string[]): Filter {
  const wrong = values.find((value) => !API_SERVICES.includes(value));
  if (wrong !== undefined) {
    throw new Refusal(400, {
      api_service: [`Select a valid choice. ${wrong} is not one of the available choices.`],
    });
  }
  return () => false;
}

function dateFilter(name: string, value: string, compare: (day: string, limit: string) => boolean): Filter {
  const date = new Date(`${value}T00:00:00Z`);
  const valid = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime());
  if (!valid) throw new Refusal(400, { [name]: ['Enter a valid date.'] });
  return (session) => compare(session.createdAt.slice(0, 10), value);
}

function screenedNames(session: SessionRecord): string[] {
  const items = [...(session.blocks.aml_screenings ?? []), ...(session.blocks.database_validations ?? [])];
  return items.flatMap((item) => {
    const data = item.screened_data;
    if (!isObject(data)) return [];
    return [textOf(data.full_name) ?? `${textOf(data.first_name) ?? ''} ${textOf(data.last_name) ?? ''}`];
  });
}

/** What is searched depends on what the text looks like (Didit OpenAPI: list sessions, `search`). */
function searchFilter(value: string): Filter {
  const wanted = value.trim();
  if (isUuid(wanted.toLowerCase())) return (session) => session.id === wanted.toLowerCase();
  if (/\d/.test(wanted) && /^[\d+\-. ]+$/.test(wanted)) return numberSearch(wanted);
  if (wanted.includes('@')) {
    return (session) => emails(session).some((email) => email.toLowerCase().startsWith(wanted.toLowerCase()));
  }
  const words = fold(wanted).split(/\s+/);
  return (session) => {
    const names = [fullName(session), ...screenedNames(session), session.vendorData, ...numbers(session)];
    const haystack = fold(names.filter((name) => name !== null).join(' '));
    return words.every((word) => haystack.includes(word));
  };
}

function numberSearch(wanted: string): Filter {
  const digits = wanted.replace(/\D/g, '');
  return (session) => {
    const phone = textOf(session.blocks.phone_verifications?.[0]?.full_number) ?? '';
    return (
      String(session.number).startsWith(digits) ||
      numbers(session).some((number) => number.replace(/[-. ]/g, '').startsWith(digits)) ||
      phone.replace(/\D/g, '').startsWith(digits) ||
      (session.vendorData ?? '').includes(wanted)
    );
  };
}

function numbers(session: SessionRecord): string[] {
  const values: (Json | undefined)[] = documents(session).flatMap((item) => [
    item.document_number,
    item.personal_number,
  ]);
  return values.flatMap((value) => textOf(value) ?? []);
}

function emails(session: SessionRecord): string[] {
  const verified = (session.blocks.email_verifications ?? []).map((item) => textOf(item.email));
  const told = textOf(session.contactDetails?.email);
  return [...verified, told].filter((email) => email !== null);
}

/** Lower case without accents, so that "nunez" finds "Núñez". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
