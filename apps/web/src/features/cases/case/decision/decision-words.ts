import {
  type CaseDetail,
  type CaseOutcome,
  CHECK_RULES,
  type CheckRule,
  type Decision,
  type Reason,
  type SendingPause,
  type ShownOutcome,
} from '@docket/contracts';
import { pauseWords } from '../../../../ui/pause-words.ts';
import { secondsLeft } from '../case-words.ts';

interface OutcomeWords {
  /** On the button. */
  act: string;
  /** On the commit button and in sentences. */
  commit: string;
  done: string;
  /** What Didit hears. */
  effect: string;
}

export const OUTCOME_WORDS: Record<ShownOutcome, OutcomeWords> = {
  approve: { act: 'Approve', commit: 'Approve', done: 'Approved', effect: 'Didit is told Approved' },
  decline: { act: 'Decline', commit: 'Decline', done: 'Declined', effect: 'Didit is told Declined' },
  resubmit: {
    act: 'Request resubmission',
    commit: 'Request resubmission',
    done: 'Resubmission requested',
    effect: 'Didit asks the customer to redo the steps',
  },
  unblock: {
    act: 'Remove from blocklist',
    commit: 'Remove from blocklist',
    done: 'Removed from the blocklist',
    effect: "The values come off Didit's blocklist",
  },
  hidden: { act: 'Decision', commit: 'Decide', done: 'Decided', effect: 'Didit is told' },
  block: { act: 'Block', commit: 'Block', done: 'Blocked', effect: "The values go on Didit's blocklist" },
};

/** What a commit does and how long it can be taken back. */
export function effectLine(outcome: ShownOutcome, undoMs: number | undefined, needsCheck = false): string {
  const { effect } = OUTCOME_WORDS[outcome];
  if (needsCheck) return `${effect} once somebody else agrees; you can take it back until then.`;
  if (undoMs === undefined) return `${effect}.`;
  const seconds = Math.round(undoMs / 1000);
  return seconds > 0 ? `${effect} after ${seconds} s; you can undo until then.` : `${effect} at once.`;
}

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface StateWords {
  title: string;
  detail: string | null;
  tone: Tone;
}

/** Where a decision stands, said without promising more than is known. */
export function decisionWords(
  decision: Decision,
  now: number,
  pause: SendingPause | null = null,
): StateWords {
  const { done, act } = OUTCOME_WORDS[decision.outcome];
  const because = decision.because;
  switch (decision.state) {
    case 'pending_approval':
      return { title: `${act}: waits for a second person`, detail: waitWords(decision), tone: 'warning' };
    case 'queued':
      if (pause !== null) return { title: `${act}: on hold`, detail: pauseWords(pause), tone: 'warning' };
      return { title: queuedTitle(decision, now), detail: because, tone: 'info' };
    case 'sending':
      return { title: `${act}: sending to Didit…`, detail: because, tone: 'info' };
    case 'confirmed':
      return { title: done, detail: because, tone: 'success' };
    case 'unknown':
      return { title: 'No answer from Didit: checking its trail', detail: because, tone: 'warning' };
    case 'failed':
      return {
        title: `Not accepted by Didit${because === null ? '' : `: ${because}`}`,
        detail: `${act} did not happen. The case is back with you.`,
        tone: 'error',
      };
    case 'conflict':
      return {
        title: 'The session moved at Didit without us',
        detail: because ?? `${act} was not applied.`,
        tone: 'error',
      };
    case 'manual':
      return {
        title: 'A person must look at Didit',
        detail: because ?? `Whether ${act.toLowerCase()} was applied is not known.`,
        tone: 'warning',
      };
    case 'withdrawn':
      if (decision.closed !== null) return closedWords(decision, decision.closed);
      return { title: `${act} was taken back`, detail: because ?? 'Nothing was sent.', tone: 'info' };
    case 'refused':
      return { title: `${act} was not sent`, detail: because, tone: 'error' };
    case 'expired':
      return { title: `${act} lapsed`, detail: because ?? 'Nothing was sent.', tone: 'warning' };
  }
}

/** It may have been tried, so that nothing is said of whether it was sent: only what was found of it. */
function closedWords({ outcome }: Decision, { by, note }: NonNullable<Decision['closed']>): StateWords {
  const title = `${OUTCOME_WORDS[outcome].act} was closed: Didit has no trace of it`;
  return { title, detail: [by.name, note].filter((part) => part !== null).join(': '), tone: 'info' };
}

/** Under a blind policy nothing is said that the decision could be told from. */
function waitWords(decision: Decision): string | null {
  if (decision.outcome === 'hidden') return 'Checked blind: what was decided is shown once you have chosen';
  const same = decision.checks.find(({ verdict }) => verdict === 'chose');
  return [checkReasons(decision), same && `${same.checker.name} chose the same before seeing it`]
    .filter((part) => part != null)
    .join(' · ');
}

/** Why a second person is asked, as one sentence; null when none is. */
export function checkReasons({ checkRules }: Pick<Decision, 'checkRules'>): string | null {
  if (checkRules.length === 0) return null;
  return `Because ${checkRules.map((rule) => CHECK_RULES[rule]).join(', and ')}`;
}

/** Why this draft will need a second person: by the policy, and by the reasons it gives. */
export function checkRulesOf(
  { outcome, seen }: { outcome: CaseOutcome; seen: Pick<CaseDetail, 'demands'> },
  given: readonly Reason[],
): CheckRule[] {
  const byPolicy = seen.demands.secondPerson[outcome];
  return given.some(({ needsSecondPerson }) => needsSecondPerson)
    ? [...byPolicy, 'reason-needs-second-person']
    : byPolicy;
}

/** The reasons of a decision as people read them, the main one first. */
export function reasonsInWords(
  { reason, moreReasons }: Pick<Decision, 'reason' | 'moreReasons'>,
  labelOf: (key: string) => string,
): string | null {
  const keys = reason === null ? [] : [reason, ...moreReasons];
  return keys.length === 0 ? null : keys.map(labelOf).join(', ');
}

function queuedTitle(decision: Decision, now: number): string {
  const left = secondsLeft(decision.sendAfter, now);
  const { act } = OUTCOME_WORDS[decision.outcome];
  return left > 0 ? `${act}: sending in ${left} s` : `${act}: next in line for Didit`;
}

export type BarMode = 'read-only' | 'moving' | 'settled' | 'deciding';

/**
 * What the decision bar is for right now. A decision on its way hides the buttons; a settled one is shown
 * beside whatever may still be done.
 */
export function barMode(detail: CaseDetail, decision: Decision | null, mayDecide: boolean): BarMode {
  if (decision !== null && isMoving(decision)) return 'moving';
  if (!mayDecide) return 'read-only';
  if (decision?.state === 'confirmed' && detail.case.status !== 'In Review') return 'settled';
  return 'deciding';
}

export function isMoving(decision: Decision): boolean {
  return ['pending_approval', 'queued', 'sending', 'unknown', 'manual'].includes(decision.state);
}

/** Unsettled enough that asking again each second makes sense; `manual` waits for people. */
export function isPolled(decision: Decision | undefined): boolean {
  return decision !== undefined && ['queued', 'sending', 'unknown'].includes(decision.state);
}
