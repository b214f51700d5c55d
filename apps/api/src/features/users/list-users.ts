import type { User, UserId } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { findAgreers } from '../proposals/decide-way.ts';
import { findUsers } from './user-store.ts';

/** Everyone, and who could agree where this person makes somebody manager or admin. */
export async function listUsers(
  deps: Pick<Deps, 'db'>,
  actor: Pick<Actor, 'id'>,
): Promise<{ items: User[]; couldAgree: UserId[] }> {
  // Branded ids: rows of our own table.
  const couldAgree = (await findAgreers(deps.db, actor)) as UserId[];
  return { items: await allUsers(deps), couldAgree };
}

/** The same for the operator at the command line, who needs nobody's agreement. */
export async function allUsers(deps: Pick<Deps, 'db'>): Promise<User[]> {
  return findUsers(deps.db);
}
