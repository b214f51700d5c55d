import { isRoleGrant, type OneTimeCode, type Proposal, type Role, type User } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { hashPassword } from '../auth/password.ts';
import { type Accord, alone, direct } from '../proposals/accord.ts';
import { voidProposalsAbout } from '../proposals/answer/void-proposals.ts';
import { decideWay } from '../proposals/decide-way.ts';
import { propose } from '../proposals/propose.ts';
import { giveCode } from './codes/give-code.ts';
import { findUserByEmail, insertUser } from './user-store.ts';

export type UserDeps = Pick<Deps, 'db' | 'clock' | 'newId'>;

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

type Invited = { user: User; invitation: OneTimeCode };

/**
 * Gives somebody an account, and the code with which they choose a password; or asks for it where an administrator has to
 * agree to the role. Errors: user-exists, whatever the e-mail's capitals; change-waits.
 */
export async function createUser(
  deps: UserDeps,
  actor: Actor,
  { because, ...input }: NewUser & { because?: string | undefined },
): Promise<Invited | { proposal: Proposal }> {
  return deps.db.transaction().execute(async (trx) => {
    if (!isRoleGrant(null, { role: input.role, state: 'active' })) {
      return inviteUser(trx, deps, actor, input, direct(actor));
    }
    const way = await decideWay(trx, actor, { kind: 'role-grant', about: null });
    if (way === 'alone') return inviteUser(trx, deps, actor, input, alone(actor));
    const payload = { ...input, email: input.email.toLowerCase() };
    if ((await findUserByEmail(trx, payload.email)) !== undefined) fail('user-exists');
    const proposal = await propose(trx, deps, actor, {
      kind: 'role-grant',
      about: null,
      subject: payload.email,
      basedOn: null,
      was: null,
      payload,
      because,
    });
    return { proposal };
  });
}

/** In the caller's transaction. Errors: user-exists. */
export async function inviteUser(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor,
  input: NewUser,
  accord: Accord,
): Promise<Invited> {
  const user = await addUser(trx, deps, actor, { ...input, passwordHash: null }, accord);
  return { user, invitation: await giveCode(trx, deps, actor, { purpose: 'password', userId: user.id }) };
}

/** The same with a password that is known already: at the command line, and in the demo. */
export async function createUserWithPassword(
  deps: UserDeps,
  actor: Actor | Agent,
  { password, ...input }: NewUser & { password: string },
): Promise<{ user: User }> {
  // Hashing takes its time on purpose: before the transaction, so that it holds no lock meanwhile.
  const passwordHash = await hashPassword(password);
  return deps.db.transaction().execute(async (trx) => ({
    user: await addUser(trx, deps, actor, { ...input, passwordHash }, direct(actor)),
  }));
}

async function addUser(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  input: NewUser & { passwordHash: string | null },
  { refs }: Accord,
): Promise<User> {
  const user = await insertUser(trx, { id: deps.newId(), ...input, now: deps.clock() });
  if (user === undefined) fail('user-exists');
  await voidProposalsAbout(trx, deps, actor, user.email);
  await appendAudit(trx, deps, actor, {
    action: 'user.created',
    object: { type: 'user', id: user.id },
    change: { from: null, to: { role: user.role, state: user.state } },
    refs,
  });
  return user;
}
