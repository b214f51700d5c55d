import { rolesWith, type UserId } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

export interface Person {
  readonly id: UserId;
  readonly name: string;
}

/** Somebody who may work on cases; kept as they are until the transaction ends. Undefined: no such person. */
export async function lockAssignable(trx: Trx, userId: string): Promise<Person | undefined> {
  const row = await trx
    .selectFrom('users')
    .select(['id', 'name'])
    .where('id', '=', userId)
    .where('state', '=', 'active')
    .where('role', 'in', rolesWith('case:claim'))
    .forShare()
    .executeTakeFirst();
  // User ids of our own table; only the contract brands them.
  return row as Person | undefined;
}

/** Everybody who may work on cases, by name. */
export async function findAssignable(db: Db) {
  return db
    .selectFrom('users')
    .select([
      'id',
      'name',
      'role',
      sql<number>`(select count(*) from claims
        where claims.user_id = users.id and claims.expires_at > clock_timestamp())`.as('held'),
      sql<number>`(select count(*) from cases
        where cases.assignee_id = users.id and cases.erased_at is null)`.as('assigned'),
    ])
    .where('state', '=', 'active')
    .where('role', 'in', rolesWith('case:claim'))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Of a locked case. Returns whose work it was before. */
export async function saveAssignee(trx: Trx, caseId: string, userId: string | null): Promise<string | null> {
  const before = await trx
    .selectFrom('cases')
    .select('assignee_id')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  await trx.updateTable('cases').set({ assignee_id: userId }).where('id', '=', caseId).execute();
  return before.assignee_id;
}

/** Makes a person's assigned cases nobody's; returns the cases. */
export async function dropAssignments(trx: Trx, userId: string): Promise<string[]> {
  const rows = await trx
    .updateTable('cases')
    .set({ assignee_id: null })
    .where('assignee_id', '=', userId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
