import type { Policy } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { currentPolicy } from './current-policy.ts';
import { insertPolicy } from './policy-store.ts';

/** Any constant will do, as long as all instances use the same. */
const POLICY_LOCK = 7_305_114_203;

type PolicyChange = Omit<Policy, 'madeBy' | 'at'>;

/**
 * Puts a new version in force. Decisions on their way keep the version they were made under.
 * Errors: version-mismatch when somebody changed it meanwhile.
 */
export async function changePolicy(
  deps: Deps,
  actor: Actor,
  input: PolicyChange,
): Promise<{ policy: Policy }> {
  return deps.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${POLICY_LOCK})`.execute(trx);
    const before = await currentPolicy(trx);
    if (before.version !== input.version) {
      fail(
        'version-mismatch',
        `You saw version ${input.version}; version ${before.version} is in force now.`,
      );
    }
    const version = before.version + 1;
    const rules = [...new Set(input.rules)];
    await insertPolicy(trx, { ...input, version, rules, madeBy: actor.id, at: deps.clock() });
    await appendAudit(trx, deps, actor, {
      action: 'policy.changed',
      object: { type: 'policy', id: String(version) },
      change: {
        from: settingsOf(before),
        to: settingsOf({ ...input, rules }),
      },
    });
    return { policy: await currentPolicy(trx) };
  });
}

function settingsOf({ rules, expiryHours, blind, undoSeconds }: PolicyChange) {
  return { rules, expiryHours, blind, undoSeconds };
}
