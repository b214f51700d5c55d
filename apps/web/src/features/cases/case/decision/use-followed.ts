import { type CaseDetail, contract, type Decision } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { problemOf } from '../../../../api/problem-error.ts';
import { invalidate, useRead, useWrite } from '../../../../api/query.ts';
import { useAnnounce, useNotify } from '../../../../layout/feedback.ts';
import { useRefreshCase } from '../header/use-claim.ts';
import { decisionWords, isPolled } from './decision-words.ts';

const POLL_MS = 1000;

/** The case's latest decision, asked for each second while it moves by itself. */
export function useFollowed(detail: CaseDetail) {
  const id = detail.openDecision?.id ?? detail.case.decision?.id;
  const read = useRead(
    contract.getDecision,
    // The empty id is never sent: without an id the read is off.
    { params: { decisionId: id ?? '' } },
    {
      enabled: id !== undefined,
      staleTime: 0,
      refetchInterval: ({ state }) => (isPolled(state.data?.decision) ? POLL_MS : false),
    },
  );
  const decision = id === undefined ? null : (read.data?.decision ?? detail.openDecision);
  useSettled(detail, decision);
  return { decision, ...useUndo(detail, decision) };
}

/** Tells of each step aloud, and reads the case anew once the decision came to rest. */
function useSettled(detail: CaseDetail, decision: Decision | null): void {
  const announce = useAnnounce();
  const refresh = useRefreshCase(detail.case.id);
  const isOpenHere = detail.openDecision !== null;
  const moved = useEffectEvent(() => {
    if (decision === null || !isOpenHere) return;
    announce(decisionWords(decision, Date.now()).title);
    if (!isPolled(decision)) void refresh();
  });
  const state = decision?.state;
  useEffect(() => moved(), [state]);
}

function useUndo(detail: CaseDetail, decision: Decision | null) {
  const notify = useNotify();
  const refresh = useRefreshCase(detail.case.id);
  const queryClient = useQueryClient();
  const withdraw = useWrite(contract.withdrawDecision, {
    onSettled: () => Promise.all([refresh(), invalidate(queryClient, contract.getDecision)]),
    onError: (error) => {
      const { title, detail } = problemOf(error);
      notify({ text: `Not taken back: ${detail ?? title}`, severity: 'error' });
    },
  });
  return {
    undoing: withdraw.isPending,
    undo: () => {
      if (decision?.withdrawable === true && !withdraw.isPending)
        withdraw.mutate({ params: { decisionId: decision.id } });
    },
  };
}
