import type { LookingNews } from '@docket/contracts';
import type { Db } from '@docket/db';
import { sql } from 'kysely';
import { CHANGE_CHANNEL, LOOKING_NEWS } from './announce-change.ts';

/** A process that was not heard of for so long is gone, and with it the streams it had. */
const DEAD_AFTER_SECONDS = 60;

export interface LookerRow {
  readonly streamId: string;
  readonly instanceId: string;
  readonly caseId: string;
  readonly userId: string;
}

const told = sql`pg_notify(${CHANGE_CHANNEL}, ${LOOKING_NEWS} || case_id)`;

/** Says that this process is alive. Answers whether it was not known: then its lookers are not known either. */
export async function reportInstance(db: Db, instanceId: string): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`insert into live_instances (id) values (${instanceId})
    on conflict (id) do update set seen_at = clock_timestamp() returning xmax = 0 as "isNew"`.execute(db);
  return rows[0]?.isNew ?? true;
}

/** Takes processes away that are dead, and tells of the cases somebody seemed to look at. */
export async function dropDeadInstances(db: Db): Promise<void> {
  const dead = sql`select id from live_instances
    where seen_at < clock_timestamp() - make_interval(secs => ${DEAD_AFTER_SECONDS})`;
  await sql`with gone as (delete from lookers where instance_id in (${dead}) returning case_id),
    dropped as (delete from live_instances where id in (${dead}))
    select ${told} from gone`.execute(db);
}

export async function dropInstance(db: Db, instanceId: string): Promise<void> {
  await sql`with gone as (delete from lookers where instance_id = ${instanceId} returning case_id),
    dropped as (delete from live_instances where id = ${instanceId})
    select ${told} from gone`.execute(db);
}

/** A case that there is not is looked at by nobody. */
export async function insertLooker(db: Db, row: LookerRow): Promise<void> {
  await sql`with come as (
      insert into lookers (stream_id, instance_id, case_id, user_id)
      select ${row.streamId}::uuid, ${row.instanceId}::uuid, id, ${row.userId}::uuid from cases where id = ${row.caseId}
      on conflict (stream_id) do nothing returning case_id)
    select ${told} from come`.execute(db);
}

export async function deleteLooker(db: Db, streamId: string): Promise<void> {
  await sql`with gone as (delete from lookers where stream_id = ${streamId} returning case_id)
    select ${told} from gone`.execute(db);
}

/** Who looks at these cases, or at all there are; a person with several tabs once. */
export async function readLookers(
  db: Db,
  caseIds: readonly string[] | null,
): Promise<Pick<LookingNews, 'cases'>> {
  const { rows } = await sql<LookingNews['cases'][number]>`
    select case_id as "caseId", json_agg(json_build_object('id', user_id, 'name', name) order by name, user_id) as people
    from (select distinct lookers.case_id, lookers.user_id, users.name from lookers
      join users on users.id = lookers.user_id
      ${caseIds === null ? sql`` : sql`where lookers.case_id = any(${caseIds}::uuid[])`}) as looking
    group by case_id`.execute(db);
  const named = new Set<string>(rows.map(({ caseId }) => caseId));
  const left = (caseIds ?? []).filter((caseId) => !named.has(caseId));
  // Ids of our own notifications, which this was asked for with.
  return { cases: [...rows, ...left.map((caseId) => ({ caseId, people: [] }))] as LookingNews['cases'] };
}
