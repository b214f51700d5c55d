import type { AuditEntry } from '@docket/contracts';
import type { Trx } from '@docket/db';
import * as z from 'zod';

/** How people call what entries hold only ids of, as it is now. Keys are ids. */
export interface Names {
  readonly users: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
  readonly workflows: ReadonlyMap<string, string>;
}

/** One query per kind for a whole page of entries. */
export async function findNames(trx: Trx, entries: readonly AuditEntry[]): Promise<Names> {
  const objects = entries.flatMap(({ object }) => object ?? []);
  const idsOf = (type: string) => objects.filter((object) => object.type === type).map(({ id }) => id);
  const actorIds = entries.flatMap(({ actor }) => actor.id ?? []);
  const makerIds = entries.flatMap(({ refs }) => refs.maker ?? []);
  const userIds = uuids([...actorIds, ...makerIds, ...idsOf('user')]);
  const caseIds = uuids(entries.flatMap((entry) => entry.case ?? []));
  const workflowIds = uuids(idsOf('workflow'));
  const users = userIds.length
    ? await trx.selectFrom('users').select(['id', 'name']).where('id', 'in', userIds).execute()
    : [];
  const cases = caseIds.length
    ? await trx.selectFrom('cases').select(['id', 'session_number']).where('id', 'in', caseIds).execute()
    : [];
  const workflows = workflowIds.length
    ? await trx
        .selectFrom('workflow_labels')
        .select(['workflow_id', 'label'])
        .where('workflow_id', 'in', workflowIds)
        .execute()
    : [];
  return {
    users: new Map(users.map(({ id, name }) => [id, name])),
    cases: new Map(cases.flatMap(({ id, session_number: n }) => (n === null ? [] : [[id, `#${n}`]]))),
    workflows: new Map(workflows.map(({ workflow_id: id, label }) => [id, label])),
  };
}

/** An altered entry may hold anything where an id belongs; the database would refuse the whole page for it. */
function uuids(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => z.uuid().safeParse(id).success);
}
