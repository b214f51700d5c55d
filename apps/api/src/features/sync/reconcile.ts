import { DiditError, type SessionListQuery, type SessionPage } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { askToRefresh, wakeRefreshes } from '../../jobs.ts';
import { mirrorListed } from '../cases/observe/mirror-listed.ts';
import { announceSync } from '../live/announce-change.ts';
import { withLock } from './with-lock.ts';

const PAGE = 200;
const OVERLAP = 10;
/** New sessions and young ones move most, so the newest page is looked at in every run. */
const HEAD_CALLS = 1;
/** Whatever is decided here is read again for a day: what somebody overturns and restores leaves the status as it was. */
const DECIDED_FOR_MS = 24 * 3_600_000;
const MOST_DECIDED = 20;
const KEEP_REPORTS = 500;

/** What one run has done so far, and what it may still do. */
interface Run {
  readonly id: string;
  callsLeft: number;
  listed: number;
  differing: number;
  readonly refreshed: Set<string>;
  errors: number;
  because: string | null;
  nextOffset: number;
}

export interface Reconciled {
  readonly differing: number;
  readonly refreshed: number;
  readonly failure: DiditError | null;
}

/**
 * The net under the webhooks: compares Didit's list with our cases and asks for what differs. In Review and the
 * newest sessions every time; the rest of the account in turns, as far as the run's calls reach (with 60 calls,
 * accounts of 10,000 sessions wholly in each run). Runs on one instance at a time; its report is kept, and returned
 * unless another instance is at it. A run that Didit cut short says by what in `failure`; the next one goes on.
 */
export async function reconcile(deps: Deps): Promise<Reconciled | undefined> {
  return withLock(deps, 'reconcile', async () => {
    const run = await begin(deps);
    let failure: DiditError | null = null;
    try {
      await compareInReview(deps, run);
      await compareHead(deps, run);
      await compareInTurns(deps, run);
      await rereadDecided(deps, run);
      await wakeRefreshes(deps.db);
    } catch (error) {
      if (!(error instanceof DiditError)) throw error;
      run.errors += 1;
      run.because = error.kind;
      failure = error;
    } finally {
      await finish(deps, run);
    }
    return { differing: run.differing, refreshed: run.refreshed.size, failure };
  });
}

async function begin(deps: Deps): Promise<Run> {
  const last = await deps.db
    .selectFrom('reconciles')
    .select(['next_offset', 'because'])
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const run: Run = {
    id: deps.newId(),
    callsLeft: deps.env.RECONCILE_CALLS,
    listed: 0,
    differing: 0,
    refreshed: new Set(),
    errors: 0,
    because: null,
    nextOffset: last?.next_offset ?? 0,
  };
  await deps.db
    .insertInto('reconciles')
    // What stopped the last run holds until this one has got through.
    .values({
      id: run.id,
      started_at: deps.clock(),
      next_offset: run.nextOffset,
      because: last?.because ?? null,
    })
    .execute();
  return run;
}

async function list(deps: Deps, run: Run, query: SessionListQuery): Promise<SessionPage> {
  run.callsLeft -= 1;
  const observedAt = deps.clock();
  const page = await deps.didit.sessions.list({ limit: PAGE, ...query }, { background: true });
  const { imported, differing } = await deps.db
    .transaction()
    .execute((trx) => mirrorListed(trx, deps, page.results, observedAt));
  run.listed += page.results.length;
  run.differing += imported;
  for (const id of differing) await ask(deps, run, id);
  return page;
}

async function ask(deps: Deps, run: Run, id: string): Promise<void> {
  if (run.refreshed.has(id)) return;
  run.refreshed.add(id);
  run.differing += 1;
  await askToRefresh(deps.db, id, 'reconcile');
}

/** All of them, and our cases In Review that Didit does not list so any more: decided elsewhere, or deleted. */
async function compareInReview(deps: Deps, run: Run): Promise<void> {
  const before = deps.clock();
  const listed = new Set<string>();
  for (let offset = 0; ; ) {
    const page = await list(deps, run, { offset, status: 'In Review' });
    for (const { session_id } of page.results) listed.add(session_id);
    if (page.next === null || page.results.length === 0) break;
    // More than the run may list: what is missing in the rest is found by its turn.
    if (run.callsLeft <= 0) return;
    offset += Math.max(1, page.results.length - OVERLAP);
  }
  const ours = await deps.db
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'In Review')
    .where('deleted_at_didit', 'is', null)
    .where('observed_at', '<', before)
    .execute();
  for (const { id } of ours) if (!listed.has(id)) await ask(deps, run, id);
}

async function compareHead(deps: Deps, run: Run): Promise<void> {
  for (let call = 0; call < HEAD_CALLS && run.callsLeft > 0; call += 1) {
    const page = await list(deps, run, { offset: call * PAGE });
    if (page.next === null) return;
  }
}

/** From where the last run stopped, at most once around. */
async function compareInTurns(deps: Deps, run: Run): Promise<void> {
  const start = run.nextOffset;
  let wrapped = false;
  while (run.callsLeft > 0) {
    const page = await list(deps, run, { offset: run.nextOffset });
    const isEnd = page.next === null || page.results.length === 0;
    run.nextOffset = isEnd ? 0 : run.nextOffset + Math.max(1, page.results.length - OVERLAP);
    wrapped ||= isEnd;
    if (wrapped && run.nextOffset >= start) return;
  }
}

/** The longest unread first. */
async function rereadDecided(deps: Deps, run: Run): Promise<void> {
  const now = deps.clock().getTime();
  const rows = await deps.db
    .selectFrom('cases')
    .select('id')
    .where('observed_at', '<', new Date(now - deps.env.RECONCILE_MS))
    .where('erased_at', 'is', null)
    .where('deleted_at_didit', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('decisions')
          .select('decisions.id')
          .whereRef('decisions.case_id', '=', 'cases.id')
          .where('decisions.settled_at', '>', new Date(now - DECIDED_FOR_MS)),
      ),
    )
    .orderBy('observed_at')
    .limit(MOST_DECIDED)
    .execute();
  for (const { id } of rows) {
    if (run.refreshed.has(id)) continue;
    run.refreshed.add(id);
    await askToRefresh(deps.db, id, 'reconcile');
  }
}

async function finish(deps: Deps, run: Run): Promise<void> {
  await deps.db
    .updateTable('reconciles')
    .set({
      finished_at: deps.clock(),
      listed: run.listed,
      differing: run.differing,
      refreshed: run.refreshed.size,
      errors: run.errors,
      because: run.because,
      next_offset: run.nextOffset,
    })
    .where('id', '=', run.id)
    .execute();
  await deps.db
    .deleteFrom('reconciles')
    .where('id', 'not in', (eb) =>
      eb.selectFrom('reconciles').select('id').orderBy('started_at', 'desc').limit(KEEP_REPORTS),
    )
    .execute();
  await announceSync(deps.db);
}
