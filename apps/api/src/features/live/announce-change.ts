import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

export const CHANGE_CHANNEL = 'docket_change';
/** In place of a case's id: the import, the reconciler or the deliveries got on. */
export const SYNC_NEWS = 'sync';
/** In place of a case's id: somebody's sign-in ended, or their role is another one. */
export const SIGN_IN_NEWS = 'sign-ins';

/** Tells every API instance, at commit, that a case looks different now; screens then read it anew. */
export async function announceChange(trx: Trx | Db, caseId: string): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${caseId})`.execute(trx);
}

/** The same for the page that shows how well we follow Didit. */
export async function announceSync(trx: Trx | Db): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${SYNC_NEWS})`.execute(trx);
}

/** For the streams that are open in somebody's name: they are held to what that person may now. */
export async function announceSignIns(trx: Trx | Db): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${SIGN_IN_NEWS})`.execute(trx);
}
