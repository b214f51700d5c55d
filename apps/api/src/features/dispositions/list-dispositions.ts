import type { Disposition } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import { presentDisposition, readDispositions } from './disposition-store.ts';

/** What was found about the hits of a case, oldest first: the last word on a hit counts. */
export async function listDispositions(
  db: Db | Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
): Promise<Disposition[]> {
  return (await readDispositions(db, caseId)).map((row) => presentDisposition(deps, row));
}
