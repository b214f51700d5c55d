import { type CaseId, contract, VIEW_REASON_LEAST, ViewReason } from '@docket/contracts';
import { useState } from 'react';
import { fieldProblem } from '../../api/problem-error.ts';
import { useWrite } from '../../api/query.ts';
import { useAnnounce } from '../../layout/feedback.ts';

export interface ViewReasonDraft {
  readonly text: string;
  readonly problem: string | undefined;
  readonly pending: boolean;
  /** Why it was not taken, beside what is said at the field. */
  readonly error: Error | null;
  readonly write: (text: string) => void;
  readonly submit: () => void;
}

/** What is typed as the reason, held against the contract before it is sent. */
export function useViewReason(caseId: CaseId, onGiven: () => void): ViewReasonDraft {
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const give = useWrite(contract.giveViewReason, {
    onSuccess: () => {
      announce('Your reason is kept with the case');
      onGiven();
    },
  });
  const parsed = ViewReason.safeParse(text);
  const atField = fieldProblem(give.error, '/body/reason');
  return {
    text,
    problem: tried ? (wrongWith(text) ?? atField) : undefined,
    pending: give.isPending,
    error: atField === undefined ? give.error : null,
    write: setText,
    submit: () => {
      setTried(true);
      if (parsed.success && !give.isPending) {
        give.mutate({ params: { caseId }, body: { reason: parsed.data } });
      }
    },
  };
}

/** What is wrong with a reason, as it stands below the field; undefined when nothing is. */
export function wrongWith(text: string): string | undefined {
  const { error } = ViewReason.safeParse(text);
  if (error === undefined) return undefined;
  return text.trim().length < VIEW_REASON_LEAST
    ? `Say it in ${VIEW_REASON_LEAST} characters or more, so that a colleague understands it later.`
    : `A reason ${error.issues[0]?.message ?? 'is wanted'}.`;
}
