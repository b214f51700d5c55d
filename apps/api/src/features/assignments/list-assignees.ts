import { Assignee } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { findAssignable } from './assignment-store.ts';

/** Whom a case can be assigned to, with their load. Colleagues and counts, nothing of a customer: no audit entry. */
export async function listAssignees({ db }: Pick<Deps, 'db'>): Promise<{ items: Assignee[] }> {
  return { items: (await findAssignable(db)).map((row) => Assignee.parse(row)) };
}
