import type { UserRecord, UserStatus } from '../entity-records.ts';
import { USER_STATUSES } from '../entity-records.ts';
import {
  choiceProblem,
  dayProblem,
  objectProblem,
  problemsOf,
  REQUIRED,
  textListProblem,
  textProblem,
} from '../field-rules.ts';
import { Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';

type UserChange = Partial<
  Pick<
    UserRecord,
    | 'fullName'
    | 'displayName'
    | 'dateOfBirth'
    | 'status'
    | 'metadata'
    | 'approvedEmails'
    | 'approvedPhones'
    | 'issuingStates'
  >
>;

/** Create and update take the same fields, but word a wrong status differently. @throws Refusal 400 */
export function readUser(body: JsonObject): UserChange {
  const creating = body.vendor_data !== undefined;
  const problems = problemsOf({
    full_name: textProblem(body.full_name, 512),
    display_name: textProblem(body.display_name, 255),
    date_of_birth: dayProblem(body.date_of_birth),
    status: creating ? statusProblem(body.status) : choiceProblem(body.status, USER_STATUSES),
    metadata: objectProblem(body.metadata, 'Metadata must be a JSON object.'),
    approved_emails: textListProblem(body.approved_emails),
    approved_phones: textListProblem(body.approved_phones),
    issuing_states: textListProblem(body.issuing_states),
  });
  if (problems !== null) throw new Refusal(400, problems);
  const change: UserChange = {};
  if (body.full_name !== undefined) change.fullName = textOf(body.full_name);
  if (body.display_name !== undefined) change.displayName = textOf(body.display_name);
  if (body.date_of_birth !== undefined) change.dateOfBirth = textOf(body.date_of_birth);
  const status = USER_STATUSES.find((known) => known === body.status);
  if (status !== undefined) change.status = status;
  if (body.metadata !== undefined) change.metadata = isObject(body.metadata) ? body.metadata : {};
  if (body.approved_emails !== undefined) change.approvedEmails = texts(body.approved_emails);
  if (body.approved_phones !== undefined) change.approvedPhones = texts(body.approved_phones);
  if (body.issuing_states !== undefined) change.issuingStates = texts(body.issuing_states);
  return change;
}

/** @throws Refusal 400 */
export function readUserStatus(body: JsonObject): UserStatus {
  if (body.status === undefined) throw new Refusal(400, { status: REQUIRED });
  const status = USER_STATUSES.find((known) => known === body.status);
  if (status === undefined) throw new Refusal(400, { status: statusProblem(body.status) });
  return status;
}

/** @throws Refusal 400 */
export function readVendorData(body: JsonObject): string {
  const { vendor_data: value } = body;
  if (value === undefined) throw new Refusal(400, { vendor_data: REQUIRED });
  if (typeof value !== 'string') throw new Refusal(400, { vendor_data: ['Not a valid string.'] });
  if (value === '') throw new Refusal(400, { vendor_data: ['This field may not be blank.'] });
  return value;
}

/** @returns null for all users. @throws Refusal 400, a bare list */
export function deletedNames(body: JsonObject): string[] | null {
  if (body.delete_all === true) return null;
  if (Array.isArray(body.vendor_data_list) && body.vendor_data_list.length > 0) {
    return body.vendor_data_list.map(String);
  }
  throw new Refusal(400, ['Provide vendor_data_list or set delete_all=true.']);
}

function statusProblem(value: Json | undefined): Json | null {
  if (value === undefined || USER_STATUSES.some((known) => known === value)) return null;
  return [`Invalid status. Valid options are: ${USER_STATUSES.join(', ')}`];
}

function texts(value: Json): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
