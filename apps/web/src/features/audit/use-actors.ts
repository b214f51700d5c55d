import { type AuditRow, contract, grantOf, UserId } from '@docket/contracts';
import { useRead } from '../../api/query.ts';
import { may, useMe } from '../../session/me.ts';

export interface ActorChoice {
  readonly id: UserId;
  readonly name: string;
}

/**
 * People to filter by: everybody for roles that may list users, else those on the page and oneself.
 * null for roles that see their own entries only.
 */
export function useActors(rows: readonly AuditRow[], chosen: UserId | null): readonly ActorChoice[] | null {
  const me = useMe();
  const users = useRead(contract.listUsers, {}, { enabled: may(me, 'user:view'), staleTime: 60_000 });
  if (grantOf(me.role, 'audit:view') !== 'all') return null;
  const names = new Map<UserId, string>();
  for (const { actor } of rows) {
    const id = UserId.safeParse(actor.id).data;
    if (actor.type === 'user' && id !== undefined) names.set(id, actor.name);
  }
  names.set(me.id, me.name);
  for (const { id, name } of users.data?.items ?? []) names.set(id, name);
  if (chosen !== null && !names.has(chosen)) names.set(chosen, `User ${chosen.slice(0, 8)}`);
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
