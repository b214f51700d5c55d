import { grantOf, type Permission, type Role } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { DecisionRow } from './decision-store.ts';

const FINAL = ['Approved', 'Declined'];

/**
 * Looked at again when a decision is about to leave: minutes, or with four-eyes days, lie between it and its
 * makers' sign-in. Returns why one of them may no longer stand for it, or null.
 */
export async function whyNotPermitted(trx: Trx, row: DecisionRow): Promise<string | null> {
  const agreed = row.check_rules.length === 0 ? null : await agreedBy(trx, row);
  if (row.check_rules.length > 0 && agreed === null) return 'No second person agreed to exactly this.';
  const maker = await personOf(trx, row.maker_id);
  if (!maker.may(needed(row))) return `${maker.name} may no longer decide this.`;
  if (agreed === null) return null;
  const checker = await personOf(trx, agreed);
  return checker.may('decision:check') ? null : `${checker.name}, who agreed, may no longer check decisions.`;
}

function needed({ outcome, expected_status }: DecisionRow): Permission {
  if (outcome === 'block') return 'case:block';
  if (outcome === 'unblock') return 'blocklist:remove';
  return FINAL.includes(expected_status) ? 'case:overturn' : 'case:decide';
}

/** Who agreed to this very payload on this very evidence, which the digest stands for. */
async function agreedBy(trx: Trx, row: DecisionRow): Promise<string | null> {
  const check = await trx
    .selectFrom('checks')
    .select('checker_id')
    .where('decision_id', '=', row.id)
    .where('verdict', '=', 'agreed')
    .where('digest', '=', row.digest ?? '')
    .executeTakeFirst();
  return check?.checker_id ?? null;
}

async function personOf(trx: Trx, id: string) {
  const { name, role, state } = await trx
    .selectFrom('users')
    .select(['name', 'role', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // A check constraint holds the closed set of roles.
  const may = (permission: Permission) => state === 'active' && grantOf(role as Role, permission) !== null;
  return { name, may };
}
