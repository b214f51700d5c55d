import {
  type BlocklistTarget,
  type CheckRule,
  Decision,
  type DecisionState,
  isOfBlocklist,
  type Outcome,
  type RedoStep,
  type ResubmitStep,
} from '@docket/contracts';
import type { DB, Db, Trx } from '@docket/db';
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import * as z from 'zod';
import type { Deps } from '../../deps.ts';
import { addressPlace } from '../../sealing/sealed-fields.ts';
import type { SubjectKey, SubjectRow } from '../../sealing/sealing.ts';
import type { Manifest } from '../evidence/manifest.ts';
import { isClosable, isWithdrawable } from './decision-rules.ts';

/** What the outcome needs beyond its name; kept as JSON beside the decision. */
export interface DecisionPayload {
  /** Before the catalogue there was no more to a step than its name. */
  readonly steps?: (ResubmitStep & Partial<RedoStep>)[];
  readonly email?: { address: string; language: string };
  readonly targets?: BlocklistTarget[];
}

const COLUMNS = [
  'decisions.id',
  'decisions.case_id',
  'decisions.outcome',
  'decisions.state',
  'decisions.because',
  'decisions.reason',
  'decisions.more_reasons',
  'decisions.catalogue_version',
  'decisions.note',
  'decisions.payload',
  'decisions.maker_id',
  'decisions.expected_status',
  'decisions.audit_entry_id',
  'decisions.requested_at',
  'decisions.send_after',
  'decisions.attempts',
  'decisions.sent_at',
  'decisions.lease_until',
  'decisions.settled_at',
  'decisions.closed_by',
  'decisions.closing_note',
  'decisions.review_id',
  'decisions.policy_version',
  'decisions.check_rules',
  'decisions.expires_at',
  'decisions.manifest',
  'decisions.digest',
] as const;

type Raw = Selectable<DB['decisions']>;
export type DecisionRow = Pick<
  Raw,
  (typeof COLUMNS)[number] extends `decisions.${infer C}` ? C & keyof Raw : never
> & {
  outcome: Outcome;
  state: DecisionState;
  payload: DecisionPayload;
  check_rules: CheckRule[];
  manifest: Manifest | null;
  makerName: string;
  closerName: string | null;
  underBlindPolicy: boolean | null;
  checks: unknown;
} & SubjectRow;

function select(db: Db | Trx) {
  return db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.maker_id')
    .innerJoin('cases', 'cases.id', 'decisions.case_id')
    .leftJoin('subject_keys', 'subject_keys.id', 'cases.subject_id')
    .leftJoin('policies', 'policies.version', 'decisions.policy_version')
    .leftJoin('users as closers', 'closers.id', 'decisions.closed_by')
    .select(COLUMNS)
    .select(['cases.subject_id', 'subject_keys.wrapped_key'])
    .select('policies.blind as underBlindPolicy')
    .select(['users.name as makerName', 'closers.name as closerName'])
    .select((eb) => checksOf(eb).as('checks'));
}

/** What second persons said, as the contract shows it but for the sealed note. */
function checksOf(eb: ExpressionBuilder<DB, 'decisions'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('checks')
      .innerJoin('users as checkers', 'checkers.id', 'checks.checker_id')
      .select(['checks.id', 'checks.verdict', 'checks.outcome', 'checks.note'])
      .select(sql`json_build_object('id', checkers.id, 'name', checkers.name)`.as('checker'))
      .select(sql`to_char(checks.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('at'))
      .whereRef('checks.decision_id', '=', 'decisions.id')
      .orderBy('checks.at'),
  );
}

// Check constraints and openDecision hold the narrower types that the generated schema cannot say.
export async function findDecision(db: Db | Trx, id: string): Promise<DecisionRow | undefined> {
  return (await select(db).where('decisions.id', '=', id).executeTakeFirst()) as DecisionRow | undefined;
}

export async function lockDecision(trx: Trx, id: string): Promise<DecisionRow | undefined> {
  const row = await select(trx).where('decisions.id', '=', id).forUpdate('decisions').executeTakeFirst();
  return row as DecisionRow | undefined;
}

export async function findDecisions(db: Db, ids: readonly string[]): Promise<DecisionRow[]> {
  if (ids.length === 0) return [];
  return (await select(db)
    .where('decisions.id', 'in', [...ids])
    .execute()) as DecisionRow[];
}

export async function listDecisionsOf(db: Db, caseId: string): Promise<DecisionRow[]> {
  const rows = await select(db)
    .where('decisions.case_id', '=', caseId)
    .orderBy('decisions.requested_at')
    .execute();
  return rows as DecisionRow[];
}

type Change = Partial<
  Pick<
    Raw,
    | 'state'
    | 'because'
    | 'attempts'
    | 'send_after'
    | 'sent_at'
    | 'lease_until'
    | 'settled_at'
    | 'closed_by'
    | 'closing_note'
    | 'review_id'
    | 'audit_entry_id'
  >
>;

export async function saveDecision(trx: Trx, id: string, change: Change): Promise<void> {
  await trx.updateTable('decisions').set(change).where('id', '=', id).execute();
}

export function isBlind(row: Pick<DecisionRow, 'outcome' | 'underBlindPolicy'>): boolean {
  return row.underBlindPolicy === true && !isOfBlocklist(row.outcome);
}

const Checks = z.array(z.looseObject({ id: z.string(), note: z.string().nullable() }));

/** Everything about it; whoever hands it on shows it as its reader may see it. */
export function presentDecision(deps: Pick<Deps, 'sealing'>, row: DecisionRow): Decision {
  const key = deps.sealing.keyOf(row);
  const checks = Checks.parse(row.checks).map(({ id, note, ...check }) => ({
    ...check,
    note: key.open(checkPlace(id), note),
  }));
  return {
    // Branded ids: rows are keyed by the ids the contract's schemas checked when they came in.
    id: row.id as Decision['id'],
    caseId: row.case_id as Decision['caseId'],
    outcome: row.outcome,
    blind: isBlind(row),
    state: row.state,
    because: becauseOf(row, checks),
    reason: row.reason,
    moreReasons: row.more_reasons,
    catalogueVersion: row.catalogue_version,
    note: key.open(notePlace(row.id), row.note),
    steps: (row.payload.steps ?? []).map((step) => ({ label: null, reason: null, text: null, ...step })),
    targets: row.payload.targets ?? [],
    sendEmail: row.payload.email !== undefined,
    maker: { id: row.maker_id as Decision['maker']['id'], name: row.makerName },
    requestedAt: row.requested_at.toISOString(),
    sendAfter: row.send_after.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    attempts: row.attempts,
    withdrawable: isWithdrawable(row) && !isClosable(row),
    closable: isClosable(row),
    closed: closedOf(row, key),
    policyVersion: row.policy_version,
    checkRules: row.check_rules,
    checks: Decision.shape.checks.parse(checks),
    expiresAt: row.expires_at?.toISOString() ?? null,
    digest: row.digest,
  };
}

function closedOf(row: DecisionRow, key: SubjectKey): Decision['closed'] {
  if (row.closed_by === null) return null;
  return {
    // A user id from our own table.
    by: { id: row.closed_by as Decision['maker']['id'], name: row.closerName ?? '' },
    at: (row.settled_at ?? row.requested_at).toISOString(),
    note: key.open(closingPlace(row.id), row.closing_note),
  };
}

/** A refusal carries the second person's words; they are kept once, sealed, with whoever said them. */
function becauseOf(
  { state, because }: DecisionRow,
  checks: readonly { note: string | null }[],
): string | null {
  const words = state === 'refused' ? checks.at(-1)?.note : null;
  return because === null || words == null ? because : `${because.replace(/\.$/, '')}: ${words}`;
}

/** Where Didit is to write to the customer; the address is sealed at rest. */
export function emailOf(deps: Pick<Deps, 'sealing'>, row: DecisionRow): DecisionPayload['email'] {
  const { email } = row.payload;
  const address = deps.sealing.keyOf(row).open(addressPlace(row.id), email?.address ?? null);
  return email === undefined || address === null ? undefined : { ...email, address };
}

export function notePlace(id: string) {
  return { table: 'decisions', row: id, field: 'note' };
}

export function closingPlace(id: string) {
  return { table: 'decisions', row: id, field: 'closing_note' };
}

export function checkPlace(id: string) {
  return { table: 'checks', row: id, field: 'note' };
}
