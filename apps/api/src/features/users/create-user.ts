import type { Role, User } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { hashPassword } from '../auth/password.ts';
import { insertUser } from './user-store.ts';

export type UserDeps = Pick<Deps, 'db' | 'clock' | 'newId'>;

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Gives somebody an account. Errors: user-exists, whatever the e-mail's capitals. */
export async function createUser(
  deps: UserDeps,
  actor: Actor | Agent,
  input: NewUser,
): Promise<{ user: User }> {
  // Hashing takes its time on purpose: before the transaction, so that it holds no lock meanwhile.
  const passwordHash = await hashPassword(input.password);
  const { email, name, role } = input;
  return deps.db.transaction().execute(async (trx) => {
    const user = await insertUser(trx, {
      id: deps.newId(),
      email,
      name,
      role,
      passwordHash,
      now: deps.clock(),
    });
    if (user === undefined) fail('user-exists');
    await appendAudit(trx, deps, actor, {
      action: 'user.created',
      object: { type: 'user', id: user.id },
      change: { from: null, to: { role: user.role, state: user.state } },
    });
    return { user };
  });
}
