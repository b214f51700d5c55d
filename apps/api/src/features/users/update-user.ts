import { grantOf, type User } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { endAssignmentsOf } from '../assignments/end-assignments.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { endAndRecord } from '../auth/sign-ins/end-and-record.ts';
import { releaseAllOf } from '../claims/release-all.ts';
import { announceSignIns } from '../live/announce-change.ts';
import type { UserDeps } from './create-user.ts';
import { whyNotChangeable } from './user-rules.ts';
import { lockUserAndAdmins, saveUser } from './user-store.ts';

export interface UserChange {
  readonly userId: string;
  /** The version the actor saw. */
  readonly version: number;
  readonly name?: string | undefined;
  readonly role?: User['role'] | undefined;
  readonly state?: User['state'] | undefined;
}

/**
 * Changes a name, a role or a state. Asking for what is already so changes nothing and is not recorded.
 *
 * Effects: disabling signs the person out everywhere; losing the right to claim gives back the cases they
 * hold and ends their assignments.
 * Errors: not-found, version-mismatch, user-not-changeable (own account, last administrator).
 */
export async function updateUser(
  deps: UserDeps,
  actor: Actor | Agent,
  input: UserChange,
): Promise<{ user: User }> {
  return deps.db.transaction().execute(async (trx) => {
    const { user, otherAdmins } = await lockUserAndAdmins(trx, input.userId);
    if (user === undefined) fail('not-found');
    if (user.version !== input.version) fail('version-mismatch');
    const to = {
      name: input.name ?? user.name,
      role: input.role ?? user.role,
      state: input.state ?? user.state,
    };
    const because = whyNotChangeable(user, to, 'id' in actor ? actor.id : null, otherAdmins);
    if (because !== null) fail('user-not-changeable', because);
    const fields = (['name', 'role', 'state'] as const).filter((field) => user[field] !== to[field]);
    if (fields.length === 0) return { user };
    const saved = await saveUser(trx, user.id, to);
    if (user.role !== saved.role) await announceSignIns(trx);
    await endWhatIsLost(trx, deps, actor, saved);
    await appendAudit(trx, deps, actor, {
      action: 'user.changed',
      object: { type: 'user', id: user.id },
      change: { from: { role: user.role, state: user.state }, to: { role: saved.role, state: saved.state } },
      // A changed name shows as that word only: entries outlive the right to know a name.
      refs: { fields: fields.join() },
    });
    return { user: saved };
  });
}

async function endWhatIsLost(trx: Trx, deps: UserDeps, actor: Actor | Agent, user: User): Promise<void> {
  const isDisabled = user.state === 'disabled';
  if (isDisabled) await endAndRecord(trx, deps, actor, { userId: user.id }, 'account-disabled');
  if (!isDisabled && grantOf(user.role, 'case:claim') !== null) return;
  await releaseAllOf(trx, deps, actor, user.id);
  await endAssignmentsOf(trx, deps, actor, user.id);
}
