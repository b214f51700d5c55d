import { isRoleGrant, type Proposal, type User } from '@docket/contracts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import type { Agent } from '../audit/append-audit.ts';
import { alone, direct } from '../proposals/accord.ts';
import { decideWay } from '../proposals/decide-way.ts';
import { propose } from '../proposals/propose.ts';
import type { UserDeps } from './create-user.ts';
import { type AccountChanges, becomingOf, requireChangeable, saveUserChange } from './save-user-change.ts';
import { lockUserAndAdmins } from './user-store.ts';

export interface UserChange extends AccountChanges {
  readonly userId: string;
  /** The version the actor saw. */
  readonly version: number;
}

/**
 * Changes a name, a role or a state, or asks for it where an administrator has to agree to the role. Asking for what is
 * already so changes nothing and is not recorded.
 *
 * Errors: not-found, version-mismatch, user-not-changeable (own account, last administrator), change-waits.
 */
export async function updateUser(
  deps: UserDeps,
  actor: Actor,
  { userId, version, because, ...changes }: UserChange & { readonly because?: string | undefined },
): Promise<{ user: User } | { proposal: Proposal }> {
  return deps.db.transaction().execute(async (trx) => {
    const locked = await lockUserAndAdmins(trx, userId);
    const becoming = becomingOf(locked, changes);
    const { user, to } = becoming;
    if (user.version !== version) fail('version-mismatch');
    requireChangeable(becoming, actor);
    if (!isRoleGrant(user, to)) {
      return { user: await saveUserChange(trx, deps, actor, becoming, direct(actor)) };
    }
    const way = await decideWay(trx, actor, { kind: 'role-grant', about: user.id });
    if (way === 'alone') return { user: await saveUserChange(trx, deps, actor, becoming, alone(actor)) };
    const proposal = await propose(trx, deps, actor, {
      kind: 'role-grant',
      about: user.id,
      subject: user.id,
      basedOn: user.version,
      was: { name: user.name, role: user.role, state: user.state },
      payload: changes,
      because,
    });
    return { proposal };
  });
}

/** The same for the operator at the command line, who needs nobody's agreement. */
export async function updateUserAtOnce(
  deps: UserDeps,
  agent: Agent,
  { userId, version, ...changes }: UserChange,
): Promise<{ user: User }> {
  return deps.db.transaction().execute(async (trx) => {
    const becoming = becomingOf(await lockUserAndAdmins(trx, userId), changes);
    if (becoming.user.version !== version) fail('version-mismatch');
    requireChangeable(becoming, agent);
    return { user: await saveUserChange(trx, deps, agent, becoming, direct(agent)) };
  });
}
