import { type ChangeNews, isOfBlocklist, OUTCOMES, POSITION } from '@docket/contracts';
import { type RawBuilder, sql } from 'kysely';
import type { Deps } from '../../deps.ts';

/** Kept a little longer than anybody may ask for, so that what is asked for is surely there. */
export const KEPT_SECONDS = 3_600;
const LONGEST_AWAY_SECONDS = 3_300;
/** For a page that has just been opened: its first reading may be older than its stream. */
const FIRST_LOOK_SECONDS = 10;
/** Above this many cases a list is read faster than it is told. */
const MOST_CASES = 200;

export interface Changes {
  /** Where the next look begins. */
  readonly position: string;
  readonly news: ChangeNews;
}

interface Read {
  snapshot: string;
  seconds: number;
  cases: (Omit<ChangeNews['cases'][number], 'caseId'> & { caseId: string | null })[];
}

/**
 * What was committed since a position, each case once and as it is now; without a position what is some seconds old.
 * A position that is too old, or of another database, is answered with `all`.
 */
export async function readChanges(deps: Pick<Deps, 'db' | 'env'>, since: string | null): Promise<Changes> {
  const from = since === null ? null : readPosition(since);
  const { rows } = await sql<Read>`
    with changed as (
      select case_id, bool_or(of_customer) as anew from case_changes where ${committedAfter(from)}
      group by case_id limit ${MOST_CASES + 1})
    select pg_current_snapshot()::text as snapshot,
      floor(extract(epoch from clock_timestamp()))::float8 as seconds,
      coalesce((select json_agg(json_build_object('caseId', changed.case_id, 'anew', changed.anew, 'row', ${rowOf(deps)}))
        from changed ${TABLES}), '[]') as cases`.execute(deps.db);
  const [read] = rows;
  if (read === undefined) throw new Error('a select without a table answers one row');
  const isLost = since !== null && (from === null || isOutOfReach(from, read));
  const all = isLost || read.cases.length > MOST_CASES || read.cases.some(({ caseId }) => caseId === null);
  return {
    position: `${read.seconds}-${read.snapshot}`,
    // Rows were written through the contracts that this is made of.
    news: { all, cases: all ? [] : (read.cases as ChangeNews['cases']) },
  };
}

interface Position {
  readonly seconds: number;
  readonly snapshot: string;
}

/** Null for one that Postgres could not have written; it would refuse it with an error. */
function readPosition(text: string): Position | null {
  if (!POSITION.test(text)) return null;
  const [seconds = '', snapshot = ''] = text.split('-');
  const [xmin = 0n, xmax = 0n, ...running] = snapshot.split(/[:,]/).filter(Boolean).map(BigInt);
  const isOrdered = running.every((xid, index) => xid > (running[index - 1] ?? xmin - 1n) && xid < xmax);
  return xmin > 0n && xmin <= xmax && isOrdered ? { seconds: Number(seconds), snapshot } : null;
}

function isOutOfReach({ seconds, snapshot }: Position, now: Read): boolean {
  const nextXid = (text: string) => BigInt(text.split(':')[1] ?? 0);
  // A database that counts lower than it did was restored.
  return now.seconds - seconds > LONGEST_AWAY_SECONDS || nextXid(snapshot) > nextXid(now.snapshot);
}

function committedAfter(from: Position | null): RawBuilder<boolean> {
  if (from === null) return sql`at > now() - make_interval(secs => ${FIRST_LOOK_SECONDS})`;
  const then = sql`${from.snapshot}::pg_snapshot`;
  return sql`xid >= pg_snapshot_xmin(${then}) and not pg_visible_in_snapshot(xid, ${then})`;
}

const TABLES = sql`
  left join cases on cases.id = changed.case_id and cases.erased_at is null
  left join claims on claims.case_id = cases.id and claims.user_id is not null
    and claims.expires_at > clock_timestamp()
  left join users as holder on holder.id = claims.user_id
  left join users as assignee on assignee.id = cases.assignee_id
  left join lateral (
    select decisions.id, decisions.outcome, decisions.state, policies.blind
    from decisions left join policies on policies.version = decisions.policy_version
    where decisions.case_id = cases.id order by decisions.requested_at desc limit 1) as latest on true`;

/** The contract's `RowNews`, as the queue shows it. */
function rowOf({ env }: Pick<Deps, 'env'>): RawBuilder<unknown> {
  const waits = sql`cases.status = 'In Review' and cases.deleted_at_didit is null`;
  const due = sql`cases.in_review_since + make_interval(mins => ${env.REVIEW_SLA_MINUTES})`;
  // As in every list, hidden from everybody: whoever chooses blind reads over shoulders.
  const hidden = sql`latest.blind and latest.state = 'pending_approval'
    and latest.outcome <> all(${OUTCOMES.filter(isOfBlocklist)}::text[])`;
  return sql`case when cases.id is not null then json_build_object(
    'status', cases.status,
    'createdAt', ${instant(sql`cases.session_created_at`)},
    'waitingSince', case when ${waits} then ${instant(sql`cases.in_review_since`)} end,
    'dueAt', case when ${waits} then ${instant(due)} end,
    'holder', case when holder.id is not null then json_build_object(
      'id', holder.id, 'name', holder.name, 'until', ${instant(sql`claims.expires_at`)}) end,
    'assignee', case when assignee.id is not null then json_build_object(
      'id', assignee.id, 'name', assignee.name) end,
    'snoozedUntil', case when cases.snoozed_until > now() then ${instant(sql`cases.snoozed_until`)} end,
    'decision', case when latest.id is not null then json_build_object(
      'id', latest.id, 'outcome', case when ${hidden} then 'hidden' else latest.outcome end,
      'state', latest.state) end,
    'openBypasses', (select count(*) from bypasses where bypasses.case_id = cases.id and bypasses.state = 'open'),
    'deletedAtDidit', ${instant(sql`cases.deleted_at_didit`)},
    'version', cases.version) end`;
}

/** As the contract's `Instant`, whatever the session's time zone. */
function instant(moment: RawBuilder<unknown>): RawBuilder<string> {
  return sql`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
