import type { ProposalKind, ProposalState, Role } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

/** With the names of its people, and of whose account it is about. */
export function selectProposal(db: Db | Trx) {
  return db
    .selectFrom('proposals')
    .innerJoin('users as maker', 'maker.id', 'proposals.maker_id')
    .leftJoin('users as checker', 'checker.id', 'proposals.checker_id')
    .leftJoin('users as person', 'person.id', 'proposals.about')
    .selectAll('proposals')
    .select(['maker.name as maker_name', 'checker.name as checker_name', 'person.email as person_email'])
    .select(
      sql<string>`to_char(proposals.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'sort_at',
      ),
    );
}

export type ProposalRow = Awaited<ReturnType<ReturnType<typeof selectProposal>['execute']>>[number];

export async function findProposal(db: Db | Trx, id: string): Promise<ProposalRow | undefined> {
  return selectProposal(db).where('proposals.id', '=', id).executeTakeFirst();
}

export async function lockProposal(trx: Trx, id: string): Promise<ProposalRow | undefined> {
  return selectProposal(trx).where('proposals.id', '=', id).forUpdate('proposals').executeTakeFirst();
}

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly state: string;
}

/**
 * Locks these accounts and every active administrator, so that who may agree stays so until the end. In the order of
 * ids, as everybody does who changes accounts; before proposals, and those before what they would change.
 */
export async function lockPeople(trx: Trx, ids: readonly string[]): Promise<Person[]> {
  const rows = await trx
    .selectFrom('users')
    .select(['id', 'role', 'state'])
    .where((eb) =>
      eb.or([eb('id', 'in', [...ids]), eb.and([eb('role', '=', 'admin'), eb('state', '=', 'active')])]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  // A check constraint holds the closed set of roles.
  return rows as Person[];
}

export async function findActiveAdmins(db: Db | Trx): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .execute();
  return rows.map(({ id }) => id);
}

export interface NewProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly about: string | null;
  readonly basedOn: number | null;
  readonly was: object | null;
  readonly payload: object;
  readonly digest: string;
  readonly because: string;
  readonly makerId: string;
  readonly makerRole: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** False when something about the same waits already. */
export async function insertProposal(trx: Trx, proposal: NewProposal): Promise<boolean> {
  const row = await trx
    .insertInto('proposals')
    .values({
      id: proposal.id,
      kind: proposal.kind,
      about: proposal.about,
      based_on: proposal.basedOn,
      was: proposal.was === null ? null : JSON.stringify(proposal.was),
      payload: JSON.stringify(proposal.payload),
      digest: proposal.digest,
      because: proposal.because,
      maker_id: proposal.makerId,
      maker_role: proposal.makerRole,
      state: 'waiting',
      created_at: proposal.createdAt,
      expires_at: proposal.expiresAt,
    })
    .onConflict((conflict) => conflict.column('subject').where('state', '=', 'waiting').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What of these still waits, locked. */
export async function lockWaiting(
  trx: Trx,
  which: { subject: string } | { makerId: string },
): Promise<{ id: string; digest: string; maker_id: string; expires_at: Date }[]> {
  return trx
    .selectFrom('proposals')
    .select(['id', 'digest', 'maker_id', 'expires_at'])
    .where('state', '=', 'waiting')
    .$if('subject' in which, (q) => q.where('subject', '=', 'subject' in which ? which.subject : ''))
    .$if('makerId' in which, (q) => q.where('maker_id', '=', 'makerId' in which ? which.makerId : ''))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function saveAnswer(
  trx: Trx,
  id: string,
  to: { state: ProposalState; checkerId: string | null; answer: string | null; at: Date },
): Promise<void> {
  await trx
    .updateTable('proposals')
    .set((eb) => ({
      state: to.state,
      checker_id: to.checkerId,
      answer: to.answer,
      decided_at: to.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
