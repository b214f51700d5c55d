import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import type { Reason, ReasonCatalogue } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { currentReasons } from './current-reasons.ts';
import { changeOf, faultsOfCatalogue } from './reason-rules.ts';
import { insertCatalogue } from './reason-store.ts';

/** An advisory lock of our own: the server's role may not lock a table that it may only add to. */
const REASONS_LOCK = 7_150_021;

interface CatalogueChange {
  readonly version: number;
  readonly reasons: Reason[];
  readonly because: string;
}

/**
 * Puts a new version in force. What was decided keeps the version it was made under, so no key may go. The audit
 * entry holds a digest of the wording: what a reason said at the time can be proven later.
 *
 * Errors: version-mismatch when somebody changed it meanwhile; invalid-input naming the reason and what is wrong.
 */
export async function changeReasons(
  deps: Deps,
  actor: Actor,
  input: CatalogueChange,
): Promise<{ catalogue: ReasonCatalogue }> {
  return deps.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${REASONS_LOCK})`.execute(trx);
    const before = await currentReasons(trx);
    if (before.version !== input.version) {
      fail(
        'version-mismatch',
        `You saw version ${input.version}; version ${before.version} is in force now.`,
      );
    }
    const fields = faultsOfCatalogue(before.reasons, input.reasons);
    if (fields.length > 0) fail('invalid-input', undefined, { fields });
    const version = before.version + 1;
    await insertCatalogue(trx, { ...input, version, madeBy: actor.id, at: deps.clock() });
    await appendAudit(trx, deps, actor, {
      action: 'reasons.changed',
      object: { type: 'reasons', id: String(version) },
      change: {
        from: { version: before.version },
        to: { version, ...changeOf(before.reasons, input.reasons) },
      },
      refs: { digest: digestOf(input.reasons) },
    });
    return { catalogue: await currentReasons(trx) };
  });
}

function digestOf(reasons: readonly Reason[]): string {
  return createHash('sha256').update(canonicalise(reasons)).digest('hex');
}
