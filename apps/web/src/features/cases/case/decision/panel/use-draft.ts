import { type CaseDetail, type CaseOutcome, contract, type Decision } from '@docket/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../../../api/problem-error.ts';
import { invalidate, keyOf } from '../../../../../api/query.ts';
import { useReasons } from '../../../../../session/reasons.ts';
import { useRefreshCase } from '../../header/use-claim.ts';
import { type Draft, edited, missing, newDraft, rebased } from './draft.ts';
import { sendDraft } from './send-draft.ts';
import { whatChanged } from './what-changed.ts';

// Drafts outlive the page but not the tab: notes about a customer must not stay on the disk.
const drafts = new Map<string, Draft>();
const newKey = () => crypto.randomUUID();

/**
 * The decision in the making on one case: open and close it, edit it, send it, meet a newer version.
 * `onSent` is called once the server has it.
 */
export function useDraft(detail: CaseDetail, onSent: (decision: Decision) => void) {
  const caseId = detail.case.id;
  const [draft, keep] = useState<Draft | null>(() => drafts.get(caseId) ?? null);
  const [open, setOpen] = useState(false);
  const queryClient = useQueryClient();
  const { reasons } = useReasons();
  const refresh = useRefreshCase(caseId);
  const setDraft = (next: Draft | null) => {
    if (next === null) drafts.delete(caseId);
    else drafts.set(caseId, next);
    keep(next);
  };
  const send = useMutation({
    mutationFn: (ready: Draft) => sendDraft(caseId, ready),
    networkMode: 'always',
    onSuccess: async (decision) => {
      setDraft(null);
      setOpen(false);
      queryClient.setQueryData(keyOf(contract.getDecision, { params: { decisionId: decision.id } }), {
        decision,
      });
      queryClient.setQueryData<CaseDetail>(keyOf(contract.getCase, { params: { caseId } }), (old) =>
        old === undefined ? old : { ...old, openDecision: decision },
      );
      await refresh();
      onSent(decision);
    },
    onError: async (error) => {
      // These say that our reading of the case is old, so the bar explains itself from a new one.
      const { code } = problemOf(error);
      if (['version-mismatch', 'evidence-changed', 'claim-lost', 'case-not-decidable'].includes(code))
        await refresh();
      // A reason may have been retired meanwhile.
      if (code === 'invalid-input') await invalidate(queryClient, contract.getReasons);
    },
  });
  const changes = draft !== null && open ? whatChanged(draft.seen, detail) : [];
  const close = () => {
    setOpen(false);
    send.reset();
  };
  return {
    draft,
    open,
    changes,
    lacks: draft === null ? [] : missing(draft, reasons),
    error: send.error,
    sending: send.isPending,
    start: (outcome: CaseOutcome) => {
      if (draft?.outcome !== outcome) setDraft(newDraft(outcome, detail, newKey));
      send.reset();
      setOpen(true);
    },
    close,
    edit: (content: Parameters<typeof edited>[1]) => {
      if (draft !== null) setDraft(edited(draft, content, newKey));
    },
    commit: () => {
      if (draft === null || send.isPending || changes.length > 0 || missing(draft, reasons).length > 0)
        return;
      // A newer version without visible changes (a claim, a note) is what the reviewer saw all the same.
      const current = draft.seen.version === detail.version ? draft : rebased(draft, detail, newKey);
      setDraft({ ...current, tried: true });
      send.mutate(current);
    },
    reviewAgain: () => {
      if (draft !== null) setDraft(rebased(draft, detail, newKey));
      close();
    },
    discard: () => {
      setDraft(null);
      close();
    },
  };
}

export type DraftControl = ReturnType<typeof useDraft>;
