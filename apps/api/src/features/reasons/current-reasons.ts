import type { ReasonCatalogue } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { fail } from '../../http/errors.ts';
import { readCatalogues } from './reason-store.ts';

/** The catalogue in force. */
export async function currentReasons(db: Db | Trx): Promise<ReasonCatalogue> {
  const [catalogue] = await readCatalogues(db, 1);
  return catalogue ?? fail('internal');
}
