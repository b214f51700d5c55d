import type { Deps } from '../../deps.ts';
import { addJob } from '../../jobs.ts';

const PAGE = 100;
/** Newest sessions to compare in a regular round; the first import goes through all of them. */
const RECENT_PAGES = 2;

/**
 * Lists Didit's sessions and asks for a refresh of each that we do not have or have with another status. This
 * is the net under the webhooks: Didit retries a delivery only twice.
 *
 * Returns how many differed.
 */
export async function findChanges(deps: Deps, depth: 'all' | 'recent'): Promise<number> {
  let differing = 0;
  for (let offset = 0; ; offset += PAGE) {
    const page = await deps.didit.sessions.list({ limit: PAGE, offset }, { background: true });
    differing += await compare(deps, page.results);
    if (page.next === null || page.results.length === 0) break;
    if (depth === 'recent' && offset / PAGE + 1 >= RECENT_PAGES) break;
  }
  if (depth === 'recent') differing += await compareOpenCases(deps);
  return differing;
}

type Row = { session_id?: string | null; status?: string | null };

async function compare(deps: Deps, rows: readonly Row[]): Promise<number> {
  const listed = rows.flatMap(({ session_id, status }) =>
    session_id == null ? [] : [{ id: session_id, status }],
  );
  if (listed.length === 0) return 0;
  const known = await deps.db
    .selectFrom('cases')
    .select(['id', 'status'])
    .where(
      'id',
      'in',
      listed.map((row) => row.id),
    )
    .execute();
  const statusOf = new Map(known.map((row) => [row.id, row.status]));
  const differing = listed.filter((row) => statusOf.get(row.id) !== row.status);
  for (const { id } of differing) {
    await addJob(deps.db, 'refresh-session', { sessionId: id }, { key: `refresh:${id}` });
  }
  return differing.length;
}

/** Cases we think are In Review that Didit no longer lists so: decided elsewhere while a webhook was lost. */
async function compareOpenCases(deps: Deps): Promise<number> {
  const listed = new Set<string>();
  let rows: Row[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await deps.didit.sessions.list(
      { limit: PAGE, offset, status: 'In Review' },
      { background: true },
    );
    rows = rows.concat(page.results);
    for (const { session_id } of page.results) if (session_id != null) listed.add(session_id);
    if (page.next === null || page.results.length === 0) break;
  }
  const ours = await deps.db.selectFrom('cases').select('id').where('status', '=', 'In Review').execute();
  const gone = ours.filter((row) => !listed.has(row.id));
  for (const { id } of gone) {
    await addJob(deps.db, 'refresh-session', { sessionId: id }, { key: `refresh:${id}` });
  }
  return gone.length + (await compare(deps, rows));
}
