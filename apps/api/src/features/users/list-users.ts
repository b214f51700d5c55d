import type { User } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { findUsers } from './user-store.ts';

export async function listUsers(deps: Pick<Deps, 'db'>): Promise<{ items: User[] }> {
  return { items: await findUsers(deps.db) };
}
