import type { Policy } from '@docket/contracts';
import type { Trx } from '@docket/db';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Accord } from '../proposals/accord.ts';
import { voidProposalsAbout } from '../proposals/answer/void-proposals.ts';
import { currentPolicy } from './current-policy.ts';
import { insertPolicy } from './policy-store.ts';

/** Any constant will do, as long as all instances use the same. */
const POLICY_LOCK = 7_305_114_203;

export type PolicyChange = Omit<Policy, 'version' | 'madeBy' | 'at'>;

/** The policy in force, until the end of the transaction. Errors: version-mismatch when it is not the one that was seen. */
export async function lockPolicy(trx: Trx, seen: number | null): Promise<Policy> {
  await sql`select pg_advisory_xact_lock(${POLICY_LOCK})`.execute(trx);
  const policy = await currentPolicy(trx);
  if (seen !== null && policy.version !== seen) {
    fail('version-mismatch', `You saw version ${seen}; version ${policy.version} is in force now.`);
  }
  return policy;
}

/** A new version over the locked one, of whoever wanted it. */
export async function putPolicyInForce(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  before: Policy,
  input: PolicyChange,
  accord: Accord,
): Promise<Policy> {
  const version = before.version + 1;
  const rules = [...new Set(input.rules)];
  const madeBy = accord.makerId ?? actor.id;
  await insertPolicy(trx, { ...input, version, rules, madeBy, at: deps.clock() });
  await voidProposalsAbout(trx, deps, actor, 'policy');
  await appendAudit(trx, deps, actor, {
    action: 'policy.changed',
    object: { type: 'policy', id: String(version) },
    change: { from: settingsOf(before), to: settingsOf({ ...input, rules }) },
    refs: accord.refs,
  });
  return currentPolicy(trx);
}

export function settingsOf({ rules, expiryHours, blind, undoSeconds }: Omit<PolicyChange, 'because'>) {
  return { rules, expiryHours, blind, undoSeconds };
}
