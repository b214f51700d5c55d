import { type Allowed, CORRECTED_VALUES, type CorrectableField, type CorrectedKind } from '@docket/contracts';
import type { Decision } from '@docket/didit';
import { ERASED, GONE } from '../claims/claim-rules.ts';
import { items, text } from '../evidence/leaves.ts';

/** The documents Didit takes corrections of; each has a call of its own. */
export type CorrectedDocument = 'identity' | 'address';

/** One value that may be corrected: its row in the fields grid, and where it is at Didit. */
export interface Target extends CorrectableField {
  readonly label: string;
  readonly document: CorrectedDocument;
  readonly nodeId: string | null;
  /** Didit's name of it, in the decision and in the correction. */
  readonly name: string;
}

type Spec = readonly [field: string, label: string, name: string, kind: CorrectedKind];

/** Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-data/; rows as in evidence/fields. */
const IDENTITY: readonly Spec[] = [
  ['firstName', 'First name', 'first_name', 'text'],
  ['lastName', 'Last name', 'last_name', 'text'],
  ['birthDate', 'Date of birth', 'date_of_birth', 'date'],
  ['gender', 'Gender', 'gender', 'gender'],
  ['nationality', 'Nationality', 'nationality', 'country'],
  ['placeOfBirth', 'Place of birth', 'place_of_birth', 'text'],
  ['personalNumber', 'Personal number', 'personal_number', 'text'],
  ['documentType', 'Kind of document', 'document_type', 'documentType'],
  ['documentNumber', 'Document number', 'document_number', 'text'],
  ['issuedOn', 'Date of issue', 'date_of_issue', 'date'],
  ['expiresOn', 'Date of expiry', 'expiration_date', 'date'],
  ['issuingState', 'Issuing state', 'issuing_state', 'country'],
  ['address', 'Address on the document', 'address', 'text'],
];
/** Source: Didit OpenAPI PATCH /v3/session/{sessionId}/update-poa-data/ */
const ADDRESS: readonly Spec[] = [
  ['proofAddress', 'Address on the proof', 'poa_address', 'text'],
  ['proofName', 'Name on the proof', 'name_on_document', 'text'],
];

/** Every value of this decision that Didit lets a person correct. */
export function targetsOf(decision: Decision): Target[] {
  return [
    ...items(decision.id_verifications).flatMap((item, index) => of(item, index, 'identity', IDENTITY)),
    ...items(decision.poa_verifications).flatMap((item, index) => of(item, index, 'address', ADDRESS)),
  ];
}

/** Later documents have rows of their own, with a number behind the key, as the grid counts them. */
function of(
  item: { node_id?: string | null | undefined },
  index: number,
  document: CorrectedDocument,
  specs: readonly Spec[],
): Target[] {
  const values: Record<string, unknown> = { ...item };
  const behind = index === 0 ? '' : `-${index + 1}`;
  return specs.map(([field, label, name, kind]) => ({
    field: `${field}${behind}`,
    label,
    name,
    kind,
    document,
    nodeId: text(item.node_id),
    value: text(values[name]),
  }));
}

/** Source: Didit OpenAPI update-data: sessions in another state are answered 404. */
const CORRECTABLE = ['In Review', 'Approved', 'Declined', 'Kyc Expired'];

export const CORRECTION_UNDERWAY = 'A correction is on its way to Didit; this takes a moment.';

/** Whether data of this case may be corrected now, or why not. Does not look at who asks. */
export function correctionAllowed(facts: {
  readonly status: string;
  readonly gone: boolean;
  readonly erased: boolean;
  readonly detailsRead: boolean;
  readonly openDecision: boolean;
  readonly correctionUnderway: boolean;
}): Allowed {
  if (facts.erased) return { because: ERASED };
  if (facts.gone) return { because: GONE };
  if (facts.openDecision) return { because: 'A decision on this case is already on its way.' };
  if (facts.correctionUnderway) return { because: CORRECTION_UNDERWAY };
  if (!facts.detailsRead) return { because: 'The details are being read from Didit; this takes a moment.' };
  if (CORRECTABLE.includes(facts.status)) return true;
  return { because: `Didit takes no corrections while a case is ${facts.status}.` };
}

export interface Change {
  readonly field: string;
  readonly label: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
}

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/**
 * What a request means on the decision as it stands: the changes with their before, and the one document they are of;
 * or what is wrong with which field.
 */
export function readChanges(
  asked: readonly { readonly field: string; readonly value: string }[],
  targets: readonly Target[],
): { changes: Change[]; document: CorrectedDocument; nodeId: string | null } | { problems: FieldProblem[] } {
  const found = asked.map(({ field }) => targets.find((target) => target.field === field));
  const problems: FieldProblem[] = [];
  const changes: Change[] = [];
  const [first] = found;
  for (const [index, target] of found.entries()) {
    const pointer = `/body/changes/${index}`;
    const refuse = (at: string, code: string, message: string) =>
      problems.push({ pointer: `${pointer}/${at}`, code, message });
    if (target === undefined) {
      refuse('field', 'not-correctable', 'is nothing of this case that can be corrected');
      continue;
    }
    if (target.document !== first?.document || target.nodeId !== first.nodeId)
      refuse('field', 'other-document', 'is of another document; correct one at a time');
    const value = CORRECTED_VALUES[target.kind].safeParse(asked[index]?.value);
    if (!value.success) {
      refuse('value', 'wrong-form', value.error.issues[0]?.message ?? 'does not have the right form');
      continue;
    }
    if (value.data === target.value) refuse('value', 'unchanged', 'is what Didit has already');
    changes.push({
      field: target.field,
      label: target.label,
      name: target.name,
      before: target.value,
      after: value.data,
    });
  }
  if (problems.length > 0 || first === undefined) return { problems };
  return { changes, document: first.document, nodeId: first.nodeId };
}
