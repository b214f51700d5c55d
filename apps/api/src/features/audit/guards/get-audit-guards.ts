import type { Deps } from '../../../deps.ts';
import { findWeaknesses } from './find-weaknesses.ts';

/** Says how far the database itself keeps this log from being changed; where it does not, only verifying finds out. */
export async function getAuditGuards({ db }: Pick<Deps, 'db'>): Promise<{ weaknesses: string[] }> {
  const { login, broken } = await findWeaknesses(db);
  return { weaknesses: [...broken, ...login] };
}
