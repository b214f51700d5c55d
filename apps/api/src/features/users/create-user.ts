import type { OneTimeCode, Role, User } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { hashPassword } from '../auth/password.ts';
import { giveCode } from './codes/give-code.ts';
import { insertUser } from './user-store.ts';

export type UserDeps = Pick<Deps, 'db' | 'clock' | 'newId'>;

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Gives somebody an account, and the code with which they choose a password. Errors: user-exists, whatever the e-mail's capitals. */
export async function createUser(
  deps: UserDeps,
  actor: Actor | Agent,
  input: NewUser,
): Promise<{ user: User; invitation: OneTimeCode }> {
  return deps.db.transaction().execute(async (trx) => {
    const user = await addUser(trx, deps, actor, { ...input, passwordHash: null });
    return { user, invitation: await giveCode(trx, deps, actor, { purpose: 'password', userId: user.id }) };
  });
}

/** The same with a password that is known already: at the command line, and in the demo. */
export async function createUserWithPassword(
  deps: UserDeps,
  actor: Actor | Agent,
  { password, ...input }: NewUser & { password: string },
): Promise<{ user: User }> {
  // Hashing takes its time on purpose: before the transaction, so that it holds no lock meanwhile.
  const passwordHash = await hashPassword(password);
  return deps.db
    .transaction()
    .execute(async (trx) => ({ user: await addUser(trx, deps, actor, { ...input, passwordHash }) }));
}

async function addUser(
  trx: Trx,
  deps: UserDeps,
  actor: Actor | Agent,
  input: NewUser & { passwordHash: string | null },
): Promise<User> {
  const user = await insertUser(trx, { id: deps.newId(), ...input, now: deps.clock() });
  if (user === undefined) fail('user-exists');
  await appendAudit(trx, deps, actor, {
    action: 'user.created',
    object: { type: 'user', id: user.id },
    change: { from: null, to: { role: user.role, state: user.state } },
  });
  return user;
}
