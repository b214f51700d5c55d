import { setTimeout as sleep } from 'node:timers/promises';
import { type Decision, type Didit, DiditError, type DiditErrorKind } from '@docket/didit';
import type { Options, Values } from '../command.ts';
import { troubleInWords } from '../explain.ts';
import type { Screen } from '../screen.ts';

/** How to wait for the end. Names and defaults are those of Didit's run_kyc.py; both are in seconds. */
export const POLL_OPTIONS = {
  poll: { kind: 'flag', describe: 'wait until nothing more happens by itself' },
  interval: {
    kind: 'number',
    value: 's',
    min: 0.1,
    max: 3600,
    default: 10,
    describe: 'seconds between two looks',
  },
  'max-wait': {
    kind: 'number',
    value: 's',
    min: 0,
    max: 604_800,
    default: 600,
    describe: 'seconds to wait at most',
  },
  timeout: { kind: 'number', value: 's', min: 0, max: 604_800, describe: 'the same as --max-wait' },
} as const satisfies Options;

export type PollValues = Values<typeof POLL_OPTIONS>;

/** In Review waits for a person, the others for nobody. A resubmitted session is on its way again. */
const FINAL = ['Approved', 'Declined', 'In Review', 'Expired', 'Abandoned', 'Kyc Expired'];

export function isFinal(status: string): boolean {
  return FINAL.includes(status);
}

/** What passes by itself while one waits. */
const PASSING: readonly DiditErrorKind[] = ['rate_limited', 'server', 'timeout', 'network', 'unreadable'];

/**
 * Reads the decision until its status is final or the time is over; `text` is the answer exactly as received.
 * Disturbances that may pass are noted and waited out, except when nothing was ever read.
 */
export async function pollDecision(
  didit: Didit,
  sessionId: string,
  values: PollValues,
  screen: Screen,
): Promise<{ decision: Decision; text: string }> {
  const mostMs = 1000 * (values.timeout ?? values['max-wait']);
  const began = Date.now();
  const waited = () => Date.now() - began;
  let latest: { decision: Decision; text: string } | undefined;
  let said = '';
  for (;;) {
    let pauseMs = 1000 * values.interval;
    try {
      latest = await didit.sessions.retrieveDecision(sessionId);
      const { status } = latest.decision;
      if (status !== said) screen.note(`[${Math.round(waited() / 1000)} s] ${status}`);
      said = status;
      if (isFinal(status)) return latest;
    } catch (error) {
      if (!(error instanceof DiditError) || !PASSING.includes(error.kind)) throw error;
      if (latest === undefined && waited() + pauseMs > mostMs) throw error;
      screen.warn(`[${Math.round(waited() / 1000)} s] ${troubleInWords(error)} Trying again.`);
      pauseMs = Math.max(pauseMs, error.retryAfterMs ?? 0);
      said = '';
    }
    if (waited() + pauseMs > mostMs) {
      if (latest !== undefined) return latest;
      pauseMs = Math.max(0, mostMs - waited());
    }
    await sleep(pauseMs);
  }
}
