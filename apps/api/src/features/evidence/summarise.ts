import type { CaseSummary } from '@docket/contracts';
import type { Decision, IdVerification } from '@docket/didit';
import { countryCode } from './compare/countries.ts';
import { fold, searchTextOf } from './fold.ts';
import { firstText, items, joined, record, text } from './leaves.ts';
import { readWarnings } from './read/read-checks.ts';
import { phoneNumber } from './read/read-signals.ts';

/** What a row of the queue shows and is found by, out of Didit's decision. */
export type DecisionSummary = {
  fullName: string | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  documentType: string | null;
  documentNumber: string | null;
  /** As Didit writes it, normally YYYY-MM-DD. */
  birthDate: string | null;
  email: string | null;
  phone: string | null;
  /** One per risk code, the gravest first. */
  warnings: CaseSummary['warnings'];
  /** Folded by `fold`; a query has to be folded likewise. */
  searchText: string;
};

/** Precedence as in Didit's own list, so that a person finds the same name in both. Source: Didit OpenAPI GET /v3/sessions/ */
export function summarise(decision: Decision): DecisionSummary {
  const document = mainDocument(decision);
  const email = firstText(
    ...items(decision.email_verifications).map((item) => item.email),
    decision.contact_details?.email,
  );
  return {
    fullName: fullNameOf(decision, document),
    country: countryOf(decision, document),
    documentType: text(document?.document_type),
    documentNumber: text(document?.document_number),
    birthDate: birthDateOf(decision, document),
    email,
    phone: firstText(
      ...items(decision.phone_verifications).map(phoneNumber),
      decision.contact_details?.phone,
    ),
    warnings: distinctWarnings(decision),
    searchText: searchTextOf(searchWords(decision, email)),
  };
}

/** The first document something could be read from; later ones are further proof of the same person. */
function mainDocument(decision: Decision): IdVerification | null {
  const documents = items(decision.id_verifications);
  const read = documents.find((item) => nameOn(item) !== null || text(item.document_number) !== null);
  return read ?? documents[0] ?? null;
}

function nameOn(document: IdVerification | null): string | null {
  return text(document?.full_name) ?? joined(' ', document?.first_name, document?.last_name);
}

function databaseData(decision: Decision): Record<string, unknown> {
  return record(items(decision.database_validations)[0]?.screened_data);
}

function fullNameOf(decision: Decision, document: IdVerification | null): string | null {
  const database = databaseData(decision);
  const expected = decision.expected_details;
  return firstText(
    nameOn(document),
    ...items(decision.aml_screenings).map((item) => item.screened_data?.full_name),
    joined(' ', database.first_name, database.last_name),
    ...items(decision.poa_verifications).map((item) => item.name_on_document),
    joined(' ', expected?.first_name, expected?.last_name),
    expected?.company_name,
  );
}

function countryOf(decision: Decision, document: IdVerification | null): string | null {
  const expected = decision.expected_details;
  const candidates = [
    document?.issuing_state,
    ...items(decision.database_validations).map((item) => item.issuing_state),
    ...items(decision.poa_verifications).map((item) => item.issuing_state),
    expected?.id_country,
    expected?.country,
    expected?.registry_country,
    ...items(decision.phone_verifications).map((item) => item.country_code),
  ].flatMap((candidate) => text(candidate) ?? []);
  const [first] = candidates;
  // A code we do not know is shown rather than replaced by the next best country.
  return first === undefined ? null : (countryCode(first) ?? first);
}

function birthDateOf(decision: Decision, document: IdVerification | null): string | null {
  return firstText(
    document?.date_of_birth,
    ...items(decision.aml_screenings).map((item) => item.screened_data?.date_of_birth),
    databaseData(decision).date_of_birth,
    decision.expected_details?.date_of_birth,
  );
}

function distinctWarnings(decision: Decision): DecisionSummary['warnings'] {
  const byRisk = new Map<string, DecisionSummary['warnings'][number]>();
  for (const { risk, title, severity } of readWarnings(decision)) {
    if (!byRisk.has(risk)) byRisk.set(risk, { risk, title, severity });
  }
  return [...byRisk.values()];
}

function searchWords(decision: Decision, email: string | null): string[] {
  const documents = items(decision.id_verifications);
  const expected = decision.expected_details;
  const names = [
    ...documents.flatMap((item) => [
      nameOn(item),
      joined(' ', item.first_name, item.last_name),
      ...otherSpellings(item),
    ]),
    fullNameOf(decision, null),
    joined(' ', expected?.first_name, expected?.last_name),
  ].flatMap((name) => fold(text(name) ?? '') || []);
  // People type D'Hondt as dhondt and Wrona-Łęcki as wronalecki; words with blanks match one by one anyway.
  const solid = names.map((name) => name.replace(/['-]/g, ''));
  const others = [...documents.map((item) => item.document_number), decision.vendor_data, email];
  return [...names, ...solid, ...others.flatMap((part) => fold(text(part) ?? '') || [])];
}

/** The names in native script and in Latin letters, as far as the document carries both. */
function otherSpellings(document: IdVerification): unknown[] {
  return Object.entries(record(document.extra_fields))
    .filter(([key]) => /name_(non_)?latin$/.test(key))
    .map(([, name]) => name);
}
