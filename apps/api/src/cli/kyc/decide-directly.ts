import { randomUUID } from 'node:crypto';
import { textForCustomer } from '@docket/contracts';
import { type Didit, DiditError, type ResubmitNode, type Review } from '@docket/didit';
import { readChecks } from '../../features/evidence/read/read-checks.ts';
import { SHIPPED_REASONS } from '../../features/reasons/shipped-reasons.ts';
import { EXIT, Refused } from '../exit.ts';
import { troubleInWords } from '../explain.ts';
import { type Screen, table } from '../screen.ts';
import { withDidit } from '../with-didit.ts';
import type { Typed } from './decide.ts';

const NEW_STATUS = { approve: 'Approved', decline: 'Declined', resubmit: 'Resubmitted' } as const;

/**
 * Acts at Didit at once, with the key. The comment has the form of Docket's own, the reason (with a resubmission
 * what the customer may read of it) and a reference; as no decision in Docket has this reference, Docket takes it for
 * what it is: decided outside.
 */
export async function decideDirectly(typed: Typed, screen: Screen): Promise<number> {
  screen.warn(
    'No DATABASE_URL: this acts at Didit directly, as the API key, and bypasses Docket’s queue and audit log.',
  );
  return withDidit(typed, async (didit) => {
    const reference = `[docket:${randomUUID()}]`;
    const comment = [wordsOf(typed), whyInComment(typed), reference]
      .filter((part) => part !== undefined)
      .join(' ');
    try {
      await act(didit, typed, comment);
    } catch (error) {
      return afterFailure(error, { didit, typed, reference, screen });
    }
    return report(didit, typed, reference, screen);
  });
}

async function act(didit: Didit, typed: Typed, comment: string): Promise<void> {
  const { outcome, sessionId, targets, email } = typed;
  if (outcome !== 'block') {
    const nodes = outcome === 'resubmit' ? await nodesOf(didit, typed) : [];
    await didit.sessions.updateStatus(sessionId, {
      new_status: NEW_STATUS[outcome],
      comment,
      ...(nodes.length > 0 ? { nodes_to_resubmit: nodes } : {}),
      ...(email === undefined ? {} : { send_email: true, email_address: email }),
    });
    return;
  }
  await didit.blocklist.add({
    session_id: sessionId,
    blocklist_face: targets.includes('face'),
    blocklist_document: targets.includes('document'),
    blocklist_phone: targets.includes('phone'),
    blocklist_email: targets.includes('email'),
  });
  // A blocklist entry leaves nothing in the trail by itself.
  await didit.sessions.reviews.create(sessionId, { comment });
}

/** The steps by name; none named means that Didit chooses. */
async function nodesOf(didit: Didit, { sessionId, steps }: Typed): Promise<ResubmitNode[]> {
  if (steps.length === 0) return [];
  const { decision } = await didit.sessions.retrieveDecision(sessionId);
  const known = readChecks(decision).flatMap(({ nodeId, resubmitFeature }) =>
    nodeId === null || resubmitFeature === null ? [] : [{ node_id: nodeId, feature: resubmitFeature }],
  );
  const chosen = known.filter(({ feature }) => steps.includes(feature));
  const missing = steps.filter((step) => !chosen.some(({ feature }) => feature === step));
  if (missing.length > 0) {
    const names = known.map(({ feature }) => feature).join(', ') || 'none';
    throw new Refused(`This session has no step ${missing.join(', ')} to redo; it has ${names}.`);
  }
  return chosen;
}

interface Failed {
  readonly didit: Didit;
  readonly typed: Typed;
  readonly reference: string;
  readonly screen: Screen;
}

/** Without a clear answer Didit's trail is the only proof of what happened. */
async function afterFailure(error: unknown, { didit, typed, reference, screen }: Failed): Promise<number> {
  if (!(error instanceof DiditError) || !error.maybeApplied) throw error;
  screen.warn(`${troubleInWords(error)} Looking into Didit's trail …`);
  try {
    const trace = await findReview(didit, typed.sessionId, reference);
    if (trace !== undefined) return await report(didit, typed, reference, screen);
  } catch (unread) {
    if (!(unread instanceof DiditError)) throw unread;
    // What is told is the decision's failure: that one may have taken effect, looking never does.
    screen.warn(`The trail could not be read either: ${unread.kind}.`);
  }
  screen.warn(
    `The trail does not show ${reference} yet. It may still be applied: look again in two minutes, before you repeat it.`,
  );
  throw error;
}

async function report(didit: Didit, typed: Typed, reference: string, screen: Screen): Promise<number> {
  const { status, review } = await lookAfter(didit, typed, reference, screen);
  const answer = {
    via: 'didit',
    session_id: typed.sessionId,
    outcome: typed.outcome,
    status,
    reference,
    review_id: review?.uuid ?? null,
  };
  screen.answer(answer, [
    screen.paint(
      'bold',
      `${typed.outcome === 'block' ? wordsOf(typed) : NEW_STATUS[typed.outcome]} at Didit`,
    ),
    ...table([
      ['Session', typed.sessionId],
      ['Status', status],
      ['Reference', reference],
    ]),
  ]);
  return EXIT.ok;
}

interface Afterwards {
  readonly status: string | null;
  readonly review: Review | undefined;
}

/** Didit has accepted it; that it cannot be read just then does not make it undone. */
async function lookAfter(
  didit: Didit,
  { sessionId }: Typed,
  reference: string,
  screen: Screen,
): Promise<Afterwards> {
  try {
    const { decision } = await didit.sessions.retrieveDecision(sessionId);
    return { status: decision.status ?? null, review: await findReview(didit, sessionId, reference) };
  } catch (error) {
    if (!(error instanceof DiditError)) throw error;
    screen.warn(
      `Didit accepted it and cannot be read just now, so its new status is not shown. ${troubleInWords(error)}`,
    );
    return { status: null, review: undefined };
  }
}

async function findReview(didit: Didit, sessionId: string, reference: string): Promise<Review | undefined> {
  const { results } = await didit.sessions.reviews.list(sessionId, { limit: 50 });
  return results.find(({ comment }) => comment?.includes(reference));
}

function whyInComment({ outcome, reason }: Typed): string | undefined {
  const known = SHIPPED_REASONS.find(({ key }) => key === reason);
  return outcome === 'resubmit' && known !== undefined ? textForCustomer(known) : reason;
}

function wordsOf({ outcome, targets }: Typed): string | undefined {
  return outcome === 'block' ? `Blocked ${targets.join(', ')}` : undefined;
}
