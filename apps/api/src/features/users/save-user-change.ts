import { grantOf, type User } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { endAndRecord } from '../auth/sign-ins/end-and-record.ts';
import { releaseAllOf } from '../claims/release-all.ts';
import { announceSignIns } from '../live/announce-change.ts';
import type { Accord } from '../proposals/accord.ts';
import { voidProposalsAbout, voidProposalsOf } from '../proposals/answer/void-proposals.ts';
import { whyNotChangeable } from './user-rules.ts';
import { type lockUserAndAdmins, saveUser } from './user-store.ts';

export interface AccountChanges {
  readonly name?: string | undefined;
  readonly role?: User['role'] | undefined;
  readonly state?: User['state'] | undefined;
}

/** An account as it is and as it would be. */
export interface Becoming {
  readonly user: User;
  readonly to: Pick<User, 'name' | 'role' | 'state'>;
  readonly otherAdmins: number;
}

/** Errors: not-found. */
export function becomingOf(
  { user, otherAdmins }: Awaited<ReturnType<typeof lockUserAndAdmins>>,
  { name, role, state }: AccountChanges,
): Becoming {
  if (user === undefined) fail('not-found');
  const to = { name: name ?? user.name, role: role ?? user.role, state: state ?? user.state };
  return { user, to, otherAdmins };
}

/** Errors: user-not-changeable (own account, last administrator). */
export function requireChangeable({ user, to, otherAdmins }: Becoming, actor: Actor | Agent): void {
  const because = whyNotChangeable(user, to, 'id' in actor ? actor.id : null, otherAdmins);
  if (because !== null) fail('user-not-changeable', because);
}

/**
 * Saves it over the locked account, with its entry; nothing when it is so already.
 *
 * Effects: disabling signs the person out everywhere; losing the right to claim gives their cases back; what they asked
 * for as who they were is void.
 */
export async function saveUserChange(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  { user, to }: Becoming,
  accord: Accord,
): Promise<User> {
  const fields = (['name', 'role', 'state'] as const).filter((field) => user[field] !== to[field]);
  if (fields.length === 0) return user;
  const saved = await saveUser(trx, user.id, to);
  if (user.role !== saved.role) await announceSignIns(trx);
  await endWhatIsLost(trx, deps, actor, saved);
  await voidWhatWaits(trx, deps, actor, user, saved);
  await appendAudit(trx, deps, actor, {
    action: 'user.changed',
    object: { type: 'user', id: user.id },
    change: { from: { role: user.role, state: user.state }, to: { role: saved.role, state: saved.state } },
    // A changed name shows as that word only: entries outlive the right to know a name.
    refs: { fields: fields.join(), ...accord.refs },
  });
  return saved;
}

type SaveDeps = Pick<Deps, 'clock' | 'newId'>;

async function endWhatIsLost(trx: Trx, deps: SaveDeps, actor: Actor | Agent, user: User): Promise<void> {
  const isDisabled = user.state === 'disabled';
  if (isDisabled) await endAndRecord(trx, deps, actor, { userId: user.id }, 'account-disabled');
  if (isDisabled || grantOf(user.role, 'case:claim') === null) await releaseAllOf(trx, deps, actor, user.id);
}

async function voidWhatWaits(
  trx: Trx,
  deps: SaveDeps,
  actor: Actor | Agent,
  before: User,
  { id, role, state }: User,
): Promise<void> {
  await voidProposalsAbout(trx, deps, actor, id);
  if (state === 'disabled') await voidProposalsOf(trx, deps, actor, id, 'Who asked for it is disabled.');
  else if (role !== before.role)
    await voidProposalsOf(trx, deps, actor, id, 'Who asked for it has another role now.');
}
