import { type CaseSummary, contract } from '@docket/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../api/problem-error.ts';
import { invalidate } from '../../../api/query.ts';
import { useAnnounce, useNotify } from '../../../layout/feedback.ts';
import { NOTHING_YET, type Outcome, outcomeInWords, withRefusal } from './outcome-words.ts';

/** What must be known of a case to work on it from a list. */
export type WorkedCase = Pick<
  CaseSummary,
  'id' | 'version' | 'fullName' | 'sessionNumber' | 'assignee' | 'snoozedUntil' | 'tags'
>;

interface Work {
  readonly rows: readonly WorkedCase[];
  /** What is said of one case when it is done, for example "Assigned to Ana". */
  readonly done: () => string;
  readonly onClose: () => void;
}

/**
 * Does the same to each case, by a request of its own with the version that was seen: what is refused for one is done for
 * the others. Of one case the refusal is the error; of several it is summed up in a notice.
 */
export function useEach({ rows, done, onClose }: Work) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: (send: (row: WorkedCase) => Promise<unknown>) => sendEach(rows, send),
    onSuccess: (outcome) => {
      onClose();
      if (rows.length === 1) return announce(done());
      const severity = outcome.done === rows.length ? 'success' : 'warning';
      notify({ severity, text: outcomeInWords(outcome) });
    },
    onSettled: () =>
      invalidate(
        queryClient,
        contract.listCases,
        contract.countCases,
        contract.getCase,
        contract.listAssignees,
      ),
  });
}

async function sendEach(
  rows: readonly WorkedCase[],
  send: (row: WorkedCase) => Promise<unknown>,
): Promise<Outcome> {
  let outcome = NOTHING_YET;
  for (const row of rows) {
    try {
      await send(row);
      outcome = { ...outcome, done: outcome.done + 1 };
    } catch (error) {
      if (rows.length === 1) throw error;
      outcome = withRefusal(outcome, problemOf(error));
    }
  }
  return outcome;
}

/** "Amélie D’Hondt", "session #1044" or "3 cases". */
export function casesInWords(rows: readonly WorkedCase[]): string {
  const [only, ...more] = rows;
  if (only === undefined || more.length > 0) return `${rows.length} cases`;
  return only.fullName ?? (only.sessionNumber === null ? 'this case' : `session #${only.sessionNumber}`);
}
