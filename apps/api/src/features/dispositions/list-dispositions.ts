import type { Disposition } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { presentDisposition, readDispositions } from './disposition-store.ts';

/** What was found about the hits of a case, oldest first: the last word on a hit counts. */
export async function listDispositions(db: Db | Trx, caseId: string): Promise<Disposition[]> {
  return (await readDispositions(db, caseId)).map(presentDisposition);
}
