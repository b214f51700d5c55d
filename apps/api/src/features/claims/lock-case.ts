import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import { fail } from '../../http/errors.ts';

export interface LockedCase {
  readonly id: CaseId;
  readonly status: string;
  readonly version: number;
  /** Didit no longer has the session. */
  readonly gone: boolean;
  /** The personal data were erased: nothing may be written about the person any more. */
  readonly erased: boolean;
  readonly detailsRead: boolean;
}

/** Locks the case row: every write about a case begins here, so that two of them never interleave. Errors: not-found. */
export async function lockCase(trx: Trx, caseId: string): Promise<LockedCase> {
  const row = await trx
    .selectFrom('cases')
    .select(['id', 'status', 'version'])
    .select((eb) => [
      eb('deleted_at_didit', 'is not', null).as('gone'),
      eb('erased_at', 'is not', null).as('erased'),
      eb('details_at', 'is not', null).as('detailsRead'),
    ])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  // Ids in this table are case ids; the brand is only known to the contract.
  return (row as LockedCase | undefined) ?? fail('not-found');
}

/** Errors: version-mismatch. */
export function requireVersion({ version }: LockedCase, seen: number): void {
  if (version === seen) return;
  fail('version-mismatch', `You saw version ${seen}; the case is at version ${version} now.`);
}

/**
 * Until the transaction ends, nobody else makes cases of these sessions: what has no row yet cannot be locked by its
 * row, and a webhook and a list may learn of a session at once. Taken in the given order, which is to be that of the ids.
 */
export async function lockSessions(trx: Trx, sessionIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(id, 1))
    from unnest(${[...sessionIds]}::text[]) with ordinality as given (id, n) order by n`.execute(trx);
}
