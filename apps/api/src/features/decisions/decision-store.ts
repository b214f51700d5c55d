import type { BlocklistTarget, Decision, DecisionState, Outcome, ResubmitStep } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Selectable } from 'kysely';
import { isWithdrawable } from './decision-rules.ts';

/** What the outcome needs beyond its name; kept as JSON beside the decision. */
export interface DecisionPayload {
  readonly steps?: ResubmitStep[];
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
  'decisions.review_id',
] as const;

type Raw = Selectable<import('@docket/db').DB['decisions']>;
export type DecisionRow = Pick<
  Raw,
  (typeof COLUMNS)[number] extends `decisions.${infer C}` ? C & keyof Raw : never
> & {
  outcome: Outcome;
  state: DecisionState;
  payload: DecisionPayload;
  makerName: string;
};

function select(db: Db | Trx) {
  return db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.maker_id')
    .select(COLUMNS)
    .select('users.name as makerName');
}

// Check constraints and openDecision hold the narrower types that the generated schema cannot say.
export async function findDecision(db: Db | Trx, id: string): Promise<DecisionRow | undefined> {
  return (await select(db).where('decisions.id', '=', id).executeTakeFirst()) as DecisionRow | undefined;
}

export async function lockDecision(trx: Trx, id: string): Promise<DecisionRow | undefined> {
  const row = await select(trx).where('decisions.id', '=', id).forUpdate('decisions').executeTakeFirst();
  return row as DecisionRow | undefined;
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
    'state' | 'because' | 'attempts' | 'send_after' | 'sent_at' | 'lease_until' | 'settled_at' | 'review_id'
  >
>;

export async function saveDecision(trx: Trx, id: string, change: Change): Promise<void> {
  await trx.updateTable('decisions').set(change).where('id', '=', id).execute();
}

export function presentDecision(row: DecisionRow): Decision {
  return {
    // Branded ids: rows are keyed by the ids the contract's schemas checked when they came in.
    id: row.id as Decision['id'],
    caseId: row.case_id as Decision['caseId'],
    outcome: row.outcome,
    state: row.state,
    because: row.because,
    reason: row.reason,
    note: row.note,
    steps: row.payload.steps ?? [],
    targets: row.payload.targets ?? [],
    sendEmail: row.payload.email !== undefined,
    maker: { id: row.maker_id as Decision['maker']['id'], name: row.makerName },
    requestedAt: row.requested_at.toISOString(),
    sendAfter: row.send_after.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    attempts: row.attempts,
    withdrawable: isWithdrawable(row),
  };
}
