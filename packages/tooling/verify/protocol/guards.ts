import * as decisionRules from '../../../../apps/api/src/features/decisions/decision-rules.ts';

/** The rules that the product runs. A guard that lives in one of them is switched off by another rule in its place. */
export type Rules = typeof decisionRules;

/** What the product does around its rules. */
export interface Habits {
  /** The reference in the comment tells ours from others'; without it only the status is left as a proof. */
  readonly reference: boolean;
  readonly preRead: boolean;
  readonly commitBeforeSend: boolean;
  readonly oneOpenDecision: boolean;
  readonly coveredFirst: boolean;
  readonly answerAfterCommit: boolean;
  readonly sweep: boolean;
  readonly sendOnce: boolean;
  /** Steps of time; see TICKS. */
  readonly quarantine: boolean;
}

export interface Protocol {
  readonly rules: Rules;
  readonly habits: Habits;
}

const all: Habits = {
  reference: true,
  preRead: true,
  commitBeforeSend: true,
  oneOpenDecision: true,
  coveredFirst: true,
  answerAfterCommit: true,
  sweep: true,
  sendOnce: true,
  quarantine: true,
};

export const WHOLE: Protocol = { rules: decisionRules, habits: all };

const habit = (change: Partial<Habits>): Protocol => ({ ...WHOLE, habits: { ...all, ...change } });
const rule = (change: Partial<Rules>): Protocol => ({ ...WHOLE, rules: { ...decisionRules, ...change } });

/** Every guard by what it says, and the protocol without it. */
export const WITHOUT: Readonly<Record<string, Protocol>> = {
  'our reference in the comment': habit({ reference: false }),
  'quarantine before looking at the trail': habit({ quarantine: false }),
  'look before sending': habit({ preRead: false }),
  'commit "sending" before sending': habit({ commitBeforeSend: false }),
  'one open decision per case': habit({ oneOpenDecision: false }),
  'covered by a checkpoint before sending': habit({ coveredFirst: false }),
  'answer 202 after the commit': habit({ answerAfterCommit: false }),
  'sweep for lost jobs': habit({ sweep: false }),
  'send once per attempt': habit({ sendOnce: false }),
  'no second resubmission or block by itself': rule({
    judgeNoTrace: (row, status, now) =>
      decisionRules.judgeNoTrace({ ...row, outcome: 'approve' }, status, now),
    listNotAsDecided: () =>
      decisionRules.judgeNoTrace({ ...ANY_ROW, outcome: 'approve' }, ANY_ROW.expected_status, new Date(0)),
  }),
  'no sending late in the lease': rule({ hasTimeToSend: () => true }),
  'first word counts when settling': rule({ isUntouched: () => true }),
  'a verdict is for one attempt, not for its number': rule({
    isUntouched: (row, current) => current.state === row.state && current.attempts === row.attempts,
  }),
  'undo only before the first attempt': rule({
    isWithdrawable: ({ state }) => ['queued', 'sending', 'unknown', 'manual'].includes(state),
  }),
  'no clear answer is "unknown", not "failed"': rule({
    judgeRefusal: (refusal, now, timing, sentence) =>
      decisionRules.judgeRefusal(
        refusal.maybeApplied ? { ...refusal, maybeApplied: false, status: 500 } : refusal,
        now,
        timing,
        sentence,
      ),
  }),
  '"same status" proves nothing': rule({
    judgeRefusal: (refusal, now, timing, sentence) =>
      refusal.kind === 'same_status'
        ? { state: 'confirmed', because: null }
        : decisionRules.judgeRefusal(refusal, now, timing, sentence),
  }),
  'compare the replaced status afterwards': rule({
    confirmedBy: (row, trace) => ({ ...decisionRules.confirmedBy(row, trace), collision: false }),
    judgeLook: (row, trace, status) => {
      const verdict = decisionRules.judgeLook(row, trace, status);
      return verdict === undefined ? undefined : { ...verdict, collision: false };
    },
  }),
};

const ANY_ROW = {
  outcome: 'approve',
  state: 'unknown',
  attempts: 1,
  expected_status: 'In Review',
  send_after: new Date(0),
  sent_at: new Date(0),
  lease_until: null,
} as const;
