import { type Decision, DiditError, type Review } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { failpoint } from '../../failpoint.ts';
import type { RefreshCause } from '../../jobs.ts';
import { markDeleted } from '../cases/observe/mark-deleted.ts';
import { markTrouble } from '../cases/observe/mark-trouble.ts';
import { observeSession } from '../cases/observe/observe-session.ts';
import { learnWorkflows } from './import/learn-workflows.ts';
import { settleDeliveries } from './settle-deliveries.ts';

const PAGE = 100;
/** A trail longer than this is read newest first and cut; nobody scrolls further on a case page. */
const MOST_REVIEWS = 500;
/** A session that moves faster than it can be read is read again by the next webhook anyway. */
const MOST_LOOKS = 3;

/**
 * Reads one session from Didit and brings its case in line. One that Didit does not know any more is marked; one that
 * nobody knew is left alone; an erased one is not even asked for.
 */
export async function refreshSession(
  deps: Deps,
  sessionId: string,
  cause: RefreshCause = 'read',
): Promise<void> {
  // Taken before asking: what arrives is at least as new as this.
  const observedAt = deps.clock();
  if (await isErased(deps, sessionId)) {
    await deps.db
      .transaction()
      .execute((trx) => settleDeliveries(trx, deps, sessionId, { found: true, observedAt }));
    return;
  }
  try {
    const { decision, reviews } = await readConsistently(deps, sessionId);
    await failpoint(deps, 'refresh:read');
    await deps.db.transaction().execute(async (trx) => {
      if (decision.session_kind !== 'business') {
        await observeSession(trx, deps, { sessionId, decision, reviews, observedAt, cause });
      }
      await settleDeliveries(trx, deps, sessionId, { found: true, observedAt });
      await failpoint(deps, 'refresh:before-commit');
    });
    await failpoint(deps, 'refresh:after-commit');
    if (decision.workflow_id != null) await learnWorkflows(deps, decision.workflow_id);
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    if (error.kind !== 'not_found') {
      await markTrouble(deps, sessionId, error.kind);
      throw error;
    }
    deps.log.info({ sessionId }, 'Didit does not know this session');
    await deps.db.transaction().execute(async (trx) => {
      const known = await markDeleted(trx, deps, { caseId: sessionId, observedAt });
      await settleDeliveries(trx, deps, sessionId, { found: known, observedAt });
    });
  }
}

async function isErased(deps: Deps, caseId: string): Promise<boolean> {
  const row = await deps.db
    .selectFrom('cases')
    .select('erased_at')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row !== undefined && row.erased_at !== null;
}

/**
 * Status and trail are two calls, and the session may move in between. When the newest entry of the trail is not the
 * status, the status is read again, so that a decision of ours is never seen in one of them only.
 */
async function readConsistently(
  deps: Deps,
  sessionId: string,
): Promise<{ decision: Decision; reviews: Review[] }> {
  let { decision } = await deps.didit.sessions.retrieveDecision(sessionId, { background: true });
  let reviews = await readReviews(deps, sessionId);
  for (let look = 1; look < MOST_LOOKS && !agree(decision, reviews); look += 1) {
    const again = (await deps.didit.sessions.retrieveDecision(sessionId, { background: true })).decision;
    const moved = again.status !== decision.status;
    decision = again;
    if (!moved) break;
    reviews = await readReviews(deps, sessionId);
  }
  return { decision, reviews };
}

/** A trail that sets no status, as most are, contradicts none. Reviews come newest first. */
function agree({ status }: Decision, reviews: readonly Review[]): boolean {
  const newest = reviews.find(
    (review) => review.activity_type === 'STATUS_UPDATED' && review.new_status != null,
  );
  return newest === undefined || newest.new_status === status;
}

async function readReviews(deps: Deps, sessionId: string): Promise<Review[]> {
  const reviews: Review[] = [];
  while (reviews.length < MOST_REVIEWS) {
    const page = await deps.didit.sessions.reviews.list(
      sessionId,
      { limit: PAGE, offset: reviews.length },
      { background: true },
    );
    reviews.push(...page.results);
    if (page.next === null || page.results.length === 0) break;
  }
  return reviews;
}
