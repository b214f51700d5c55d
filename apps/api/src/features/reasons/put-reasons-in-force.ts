import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import type { Reason, ReasonCatalogue } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Accord } from '../proposals/accord.ts';
import { voidProposalsAbout } from '../proposals/answer/void-proposals.ts';
import { currentReasons } from './current-reasons.ts';
import { changeOf, faultsOfCatalogue } from './reason-rules.ts';
import { insertCatalogue } from './reason-store.ts';

/** An advisory lock of our own: the server's role may not lock a table that it may only add to. */
const REASONS_LOCK = 7_150_021;

export interface CatalogueChange {
  readonly reasons: Reason[];
  readonly because: string;
}

/** The catalogue in force, until the end of the transaction. Errors: version-mismatch when it is not the one that was seen. */
export async function lockReasons(trx: Trx, seen: number | null): Promise<ReasonCatalogue> {
  await sql`select pg_advisory_xact_lock(${REASONS_LOCK})`.execute(trx);
  const catalogue = await currentReasons(trx);
  if (seen !== null && catalogue.version !== seen) {
    fail('version-mismatch', `You saw version ${seen}; version ${catalogue.version} is in force now.`);
  }
  return catalogue;
}

/** Errors: invalid-input naming the reason and what is wrong. */
export function requireSound(before: ReasonCatalogue, { reasons }: Pick<CatalogueChange, 'reasons'>): void {
  const fields = faultsOfCatalogue(before.reasons, reasons);
  if (fields.length > 0) fail('invalid-input', undefined, { fields });
}

/**
 * A new version over the locked one, of whoever wanted it. No key may go: what was decided keeps the version it was made
 * under. The audit entry holds a digest of the wording: what a reason said at the time can be proven later.
 */
export async function putReasonsInForce(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  before: ReasonCatalogue,
  input: CatalogueChange,
  accord: Accord,
): Promise<ReasonCatalogue> {
  const version = before.version + 1;
  await insertCatalogue(trx, {
    ...input,
    version,
    madeBy: accord.makerId ?? actor.id,
    at: deps.clock(),
  });
  await voidProposalsAbout(trx, deps, actor, 'reasons');
  await appendAudit(trx, deps, actor, {
    action: 'reasons.changed',
    object: { type: 'reasons', id: String(version) },
    change: {
      from: { version: before.version },
      to: { version, ...changeOf(before.reasons, input.reasons) },
    },
    refs: { digest: digestOf(input.reasons), ...accord.refs },
  });
  return currentReasons(trx);
}

function digestOf(reasons: readonly Reason[]): string {
  return createHash('sha256').update(canonicalise(reasons)).digest('hex');
}
