import { type CaseDetail, type CaseId, contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../../../api/call.ts';
import { problemOf } from '../../../../api/problem-error.ts';
import { invalidate, keyOf, useWrite } from '../../../../api/query.ts';
import { useAnnounce, useNotify } from '../../../../layout/feedback.ts';
import { paths } from '../../../../paths.ts';
import { useMe } from '../../../../session/me.ts';

const HEARTBEAT_MS = 60_000;

/** Claiming, giving back and going on: the writes of the header, whose errors become notices that stay. */
export function useClaim(detail: CaseDetail) {
  const caseId = detail.case.id;
  const navigate = useNavigate();
  // The way back to the queue travels along from case to case.
  const { state } = useLocation();
  const announce = useAnnounce();
  const notify = useNotify();
  const refresh = useRefreshCase(caseId);
  const onError = (error: Error) => {
    const { title, detail: more } = problemOf(error);
    notify({ text: more ?? title, severity: 'error' });
    void refresh();
  };
  const claim = useWrite(contract.claimCase, {
    onSuccess: () => {
      announce('You hold this case');
      return refresh();
    },
    onError,
  });
  const release = useWrite(contract.releaseCase, { onSuccess: refresh, onError });
  const next = useWrite(contract.nextCase, {
    onSuccess: (found) => {
      if (found === undefined) notify({ text: 'Nothing waits in the queue', severity: 'info' });
      else void navigate(paths.case(found.caseId), { state });
    },
    onError,
  });
  const holds = useHolds(detail);
  useHeartbeat(caseId, holds, refresh);
  return {
    holds,
    busy: claim.isPending || release.isPending || next.isPending,
    claim: () => claim.mutate({ params: { caseId } }),
    release: () => release.mutate({ params: { caseId } }),
    next: () => next.mutate({ body: {} }),
  };
}

export type Claim = ReturnType<typeof useClaim>;

/** Whether the signed-in person holds the case. */
export function useHolds(detail: CaseDetail): boolean {
  return detail.case.holder?.id === useMe().id;
}

/** Reads the case and the lists it stands in anew. */
export function useRefreshCase(caseId: CaseId): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: keyOf(contract.getCase, { params: { caseId } }) }),
      invalidate(queryClient, contract.listCases, contract.countCases),
    ]);
  };
}

/**
 * Renews the claim while its holder has the page before their eyes. A hidden page lets the claim run out, so that
 * a forgotten tab does not keep a case from colleagues.
 */
function useHeartbeat(caseId: CaseId, holds: boolean, refresh: () => Promise<void>): void {
  const queryClient = useQueryClient();
  const beat = useEffectEvent(async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const { until, version } = await call(contract.claimCase, { params: { caseId } });
      const key = keyOf(contract.getCase, { params: { caseId } });
      // A newer version is never taken over unread: it would vouch for evidence nobody has looked at.
      if (queryClient.getQueryData<CaseDetail>(key)?.version !== version) await refresh();
      else queryClient.setQueryData<CaseDetail>(key, (old) => withHolderUntil(old, until));
    } catch {
      // Lost or unreachable: the case itself, read anew, says which and who holds it now.
      await refresh();
    }
  });
  useEffect(() => {
    if (!holds) return;
    const timer = window.setInterval(() => void beat(), HEARTBEAT_MS);
    return () => window.clearInterval(timer);
  }, [holds]);
}

function withHolderUntil(old: CaseDetail | undefined, until: string | null): CaseDetail | undefined {
  const holder = old?.case.holder;
  if (old === undefined || holder === null || holder === undefined || until === null) return old;
  return { ...old, case: { ...old.case, holder: { ...holder, until } } };
}
