import type { Decision, IdVerification } from '@docket/didit';
import { type Screen, table } from '../screen.ts';

type Checks = { status?: string | null | undefined; warnings?: Warnings }[] | null | undefined;
type Warnings =
  | { risk?: string | null | undefined; short_description?: string | null | undefined }[]
  | null
  | undefined;

/** The blocks of a decision and what people call them. */
const CHECKS = [
  ['id_verifications', 'ID document'],
  ['nfc_verifications', 'NFC chip'],
  ['liveness_checks', 'Liveness'],
  ['face_matches', 'Face match'],
  ['poa_verifications', 'Proof of address'],
  ['phone_verifications', 'Phone'],
  ['email_verifications', 'E-mail'],
  ['aml_screenings', 'AML screening'],
  ['database_validations', 'Database validation'],
  ['ip_analyses', 'IP and device'],
  ['questionnaire_responses', 'Questionnaire'],
  ['document_ai_documents', 'Further documents'],
] as const satisfies readonly (readonly [keyof Decision, string])[];

/** What a person wants to know of a decision, the customer first, on one screen. */
export function summaryLines(decision: Decision, screen: Screen): string[] {
  const id = decision.id_verifications?.[0];
  const checks = CHECKS.flatMap(([key, label]) => checkLines(decision[key], label, screen));
  return [
    screen.paint('bold', 'Decision: ') + colouredStatus(decision.status, screen),
    ...table([
      ['Session', decision.session_id],
      ['Customer', decision.vendor_data],
      ['Name', id && nameOf(id)],
      ['Date of birth', id?.date_of_birth],
      ['Document', id && documentOf(id)],
      ['Expires', id?.expiration_date],
      ['Nationality', id?.nationality],
    ]),
    ...(checks.length === 0 ? ['', 'Nothing was checked yet.'] : ['', 'Checks:', ...checks]),
  ];
}

/** The last words after a decision: what is left to do. */
export function whatNext({ status, session_id: id, session_url: url }: Decision): string | undefined {
  if (status === 'In Review')
    return `A person decides now: docket kyc approve ${id} (or decline, resubmit, block).`;
  if (status === 'Not Started' || status === 'In Progress' || status === 'Resubmitted') {
    return `The customer has not finished${url ? `: ${url}` : '.'}`;
  }
  return undefined;
}

function nameOf(id: IdVerification): string | null {
  const parts = [id.first_name, id.last_name].filter((part) => part != null && part !== '');
  return parts.length > 0 ? parts.join(' ') : (id.full_name ?? null);
}

/** `Passport X1234567 (ESP)` */
function documentOf(id: IdVerification): string {
  // Older servers spell the state differently; unknown keys survive parsing.
  const state = id.issuing_state ?? (id as { issuing_country?: unknown }).issuing_country;
  const named = [id.document_type, id.document_number].filter((part) => part != null).join(' ');
  return typeof state === 'string' ? `${named} (${state})` : named;
}

function checkLines(checks: Checks, label: string, screen: Screen): string[] {
  return (checks ?? []).flatMap(({ status, warnings }) => [
    `  ${label.padEnd(20)} ${colouredStatus(status ?? 'no status', screen)}`,
    ...(warnings ?? []).map(({ risk, short_description: words }) =>
      `    ${screen.paint('yellow', '!')} ${words ?? risk} ${words && risk ? `[${risk}]` : ''}`.trimEnd(),
    ),
  ]);
}

function colouredStatus(status: string, { paint }: Screen): string {
  if (status === 'Approved') return paint('green', status);
  return status === 'Declined' ? paint('red', status) : paint('yellow', status);
}
