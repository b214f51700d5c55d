import { DiditError, type Review } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { observeSession } from '../cases/observe-session.ts';
import { learnWorkflows } from './learn-workflows.ts';

const PAGE = 100;
/** A trail longer than this is read newest first and cut; nobody scrolls further on a case page. */
const MOST_REVIEWS = 500;

/** Reads one session from Didit and brings its case in line. A session Didit does not know is left alone. */
export async function refreshSession(deps: Deps, sessionId: string): Promise<void> {
  // Taken before asking: what arrives is at least as new as this.
  const observedAt = deps.clock();
  try {
    const { decision } = await deps.didit.sessions.retrieveDecision(sessionId, { background: true });
    if (decision.session_kind === 'business') return;
    const reviews = await readReviews(deps, sessionId);
    await deps.db
      .transaction()
      .execute((trx) => observeSession(trx, deps, { sessionId, decision, reviews, observedAt }));
    if (decision.workflow_id != null) await learnWorkflows(deps, decision.workflow_id);
  } catch (error) {
    if (error instanceof DiditError && error.kind === 'not_found') {
      deps.log.info({ sessionId }, 'Didit does not know this session');
      return;
    }
    throw error;
  }
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
