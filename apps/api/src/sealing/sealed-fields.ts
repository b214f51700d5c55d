import { type RawBuilder, sql } from 'kysely';

/** A column that holds sealed text. */
interface SealedField {
  readonly table: string;
  readonly field: string;
  /** What names the row in the sealed text's place. */
  readonly row: RawBuilder<string>;
  readonly ofCase: (caseId: string) => RawBuilder<unknown>;
}

const byCase = (caseId: string) => sql`case_id = ${caseId}::uuid`;
const byDecision = (caseId: string) =>
  sql`decision_id in (select id from decisions where case_id = ${caseId}::uuid)`;
const ID = sql<string>`id::text`;
const CASE = sql<string>`case_id::text`;
const VERSION = sql<string>`case_id || '/' || version`;

/** Every column with sealed text. An address for a resubmission is sealed too, inside `decisions.payload`. */
export const SEALED_FIELDS: readonly SealedField[] = [
  { table: 'evidence', field: 'decision_text', row: CASE, ofCase: byCase },
  { table: 'evidence', field: 'view_text', row: CASE, ofCase: byCase },
  { table: 'evidence_history', field: 'decision_text', row: VERSION, ofCase: byCase },
  { table: 'notes', field: 'text', row: ID, ofCase: byCase },
  { table: 'view_reasons', field: 'reason', row: ID, ofCase: byCase },
  { table: 'decisions', field: 'note', row: ID, ofCase: byCase },
  { table: 'decisions', field: 'closing_note', row: ID, ofCase: byCase },
  { table: 'checks', field: 'note', row: ID, ofCase: byDecision },
  { table: 'bypasses', field: 'note', row: ID, ofCase: byCase },
  { table: 'aml_dispositions', field: 'note', row: ID, ofCase: byCase },
  { table: 'corrections', field: 'changes', row: ID, ofCase: byCase },
  { table: 'corrections', field: 'note', row: ID, ofCase: byCase },
  { table: 'corrections', field: 'because', row: ID, ofCase: byCase },
];

/** Where the address of a resubmission's e-mail belongs. */
export function addressPlace(decisionId: string) {
  return { table: 'decisions', row: decisionId, field: 'payload.email.address' };
}
