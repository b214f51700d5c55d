import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { fail } from '../../http/errors.ts';

export interface LockedCase {
  readonly id: CaseId;
  readonly status: string;
  readonly version: number;
  /** Didit no longer has the session. */
  readonly gone: boolean;
  readonly detailsRead: boolean;
}

/** Locks the case row: every write about a case begins here, so that two of them never interleave. Errors: not-found. */
export async function lockCase(trx: Trx, caseId: string): Promise<LockedCase> {
  const row = await trx
    .selectFrom('cases')
    .select(['id', 'status', 'version'])
    .select((eb) => [
      eb('deleted_at_didit', 'is not', null).as('gone'),
      eb('details_at', 'is not', null).as('detailsRead'),
    ])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  // Ids in this table are case ids; the brand is only known to the contract.
  return (row as LockedCase | undefined) ?? fail('not-found');
}
