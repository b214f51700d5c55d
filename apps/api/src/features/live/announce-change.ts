import type { Trx } from '@docket/db';
import { sql } from 'kysely';

export const CHANGE_CHANNEL = 'docket_change';

/** Tells every API instance, at commit, that a case looks different now; screens then read it anew. */
export async function announceChange(trx: Trx, caseId: string): Promise<void> {
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${caseId})`.execute(trx);
}
