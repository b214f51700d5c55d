import type { Correction } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import { presentCorrection, readCorrections } from './correction-store.ts';

/** What was corrected on a case, oldest first. */
export async function listCorrections(
  db: Db | Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
): Promise<Correction[]> {
  return (await readCorrections(db, caseId)).map((row) => presentCorrection(deps, row));
}
