import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

export const CHANGE_CHANNEL = 'docket_change';
/** Cases changed; which ones is kept in `case_changes`. */
export const CASE_NEWS = 'cases';
/** The import, the reconciler or the deliveries got on. */
export const SYNC_NEWS = 'sync';
/** Somebody's sign-in ended, or their role is another one. */
export const SIGN_IN_NEWS = 'sign-ins';
/** What waits for an administrator, or was answered. */
export const PROPOSAL_NEWS = 'proposals';
/** Followed by the id of a case: who looks at it is somebody else now. */
export const LOOKING_NEWS = 'looking:';

/**
 * Keeps that a case looks different, and wakes every API instance at commit. One statement, so that it costs a
 * transaction one round trip.
 * @param ofCustomer what is shown of the customer is another too, so that screens must ask for it
 */
export async function announceChange(
  trx: Trx | Db,
  caseId: string,
  { ofCustomer = false } = {},
): Promise<void> {
  await keep(trx, caseId, ofCustomer);
}

/** So many changed at once that naming them costs more than reading lists anew. */
export async function announceManyChanges(trx: Trx | Db): Promise<void> {
  await keep(trx, null, true);
}

async function keep(trx: Trx | Db, caseId: string | null, ofCustomer: boolean): Promise<void> {
  await sql`with kept as (insert into case_changes (case_id, of_customer) values (${caseId}, ${ofCustomer}))
    select pg_notify(${CHANGE_CHANNEL}, ${CASE_NEWS})`.execute(trx);
}

/** For the page that shows how well we follow Didit. */
export async function announceSync(trx: Trx | Db): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${SYNC_NEWS})`.execute(trx);
}

/** For the streams that are open in somebody's name: they are held to what that person may now. */
export async function announceSignIns(trx: Trx | Db): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${SIGN_IN_NEWS})`.execute(trx);
}

/** For who answers what waits for an administrator: how much waits is another number now. */
export async function announceProposals(trx: Trx | Db): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${PROPOSAL_NEWS})`.execute(trx);
}
