import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Screen } from '../screen.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';
import { isFinal, POLL_OPTIONS, type PollValues, pollDecision } from './poll.ts';
import { requireSessionId } from './session-id.ts';
import { summaryLines, whatNext } from './summary.ts';

export const decision = defineCommand({
  name: 'kyc decision',
  summary: 'Shows what came out of a session: name, birth date, document, checks and warnings.',
  about: [
    'With --poll it waits until the status is final: Approved, Declined, In Review, Expired, Abandoned or Kyc Expired. Its exit code is 0 whatever the status, and 4 when the time is over before that. --json prints the decision as Didit answers it.',
  ],
  argument: 'session id',
  options: { ...POLL_OPTIONS, ...KEY_OPTIONS },
  settings: DIDIT_SETTINGS,
  examples: [
    'docket kyc decision 4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4',
    'docket kyc decision "$SESSION" --poll --interval 5 --timeout 1800',
    'docket kyc decision "$SESSION" --json | jq .status',
  ],
  run: async ({ values, argument, screen }) => {
    const sessionId = requireSessionId(argument);
    return withDidit(values, async (didit) => {
      if (values.poll) return showEnd(await pollDecision(didit, sessionId, values, screen), values, screen);
      const { decision: found } = await didit.sessions.retrieveDecision(sessionId);
      show(found, screen);
      return EXIT.ok;
    });
  },
});

type Read = Awaited<ReturnType<typeof pollDecision>>;

/** The end of waiting: the decision when there is one, and whether there is. */
export function showEnd({ decision: found }: Read, values: PollValues, screen: Screen): number {
  show(found, screen);
  if (isFinal(found.status)) return EXIT.ok;
  screen.warn(`After ${values.timeout ?? values['max-wait']} s the session is still ${found.status}.`);
  return EXIT.waiting;
}

function show(found: Read['decision'], screen: Screen): void {
  const next = whatNext(found);
  screen.answer(found, [...summaryLines(found, screen), ...(next === undefined ? [] : ['', next])]);
}
