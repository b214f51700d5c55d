import { type CaseSummary, contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../api/problem-error.ts';
import { invalidate, useWrite } from '../../../api/query.ts';
import { useAnnounce, useNotify } from '../../../layout/feedback.ts';
import { useMe } from '../../../session/me.ts';

export interface HoldHandle {
  /** Claims a free case, releases one's own, and says who holds it otherwise. */
  readonly toggle: (row: CaseSummary) => void;
  /** The case whose claim or release is under way. */
  readonly busyWith: string | null;
}

/** Taking and giving back cases from the table. Refusals are said once, as a notice. */
export function useHold(): HoldHandle {
  const me = useMe();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const announce = useAnnounce();
  const options = {
    onError: (error: Error) => {
      const { title, detail } = problemOf(error);
      notify({ severity: 'error', text: detail ?? title });
    },
    onSettled: () => invalidate(queryClient, contract.listCases, contract.countCases, contract.getCase),
  };
  const claim = useWrite(contract.claimCase, { ...options, onSuccess: () => announce('Case claimed') });
  const release = useWrite(contract.releaseCase, { ...options, onSuccess: () => announce('Case released') });
  const busyWith = [claim, release].find(({ isPending }) => isPending)?.variables?.params.caseId ?? null;
  const toggle = ({ id, holder }: CaseSummary) => {
    if (busyWith === id) return;
    if (holder === null) claim.mutate({ params: { caseId: id } });
    else if (holder.id === me.id) release.mutate({ params: { caseId: id } });
    else notify({ severity: 'info', text: `${holder.name} holds this case.` });
  };
  return { toggle, busyWith };
}
