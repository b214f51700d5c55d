import { contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { problemOf } from '../../../api/problem-error.ts';
import { invalidate, useWrite } from '../../../api/query.ts';
import { useNotify } from '../../../layout/feedback.ts';
import { paths } from '../../../paths.ts';
import { may, someoneWith, useMe } from '../../../session/me.ts';
import { ShortcutHint } from '../../../shortcuts/ShortcutHint.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { type QueueSearch, toQuery } from './queue-search.ts';

/** Claims the case that waits longest under the current filters and opens it. */
export function NextCaseButton({ search }: { search: QueueSearch }) {
  const me = useMe();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const location = useLocation();
  const next = useWrite(contract.nextCase, {
    onSuccess: async (found) => {
      if (found === undefined) {
        notify({ severity: 'info', text: 'Nothing waits that you could take.' });
        return;
      }
      await navigate(paths.case(found.caseId), { state: { queue: location.search } });
      await invalidate(queryClient, contract.listCases, contract.countCases);
    },
    onError: (error) => notify({ severity: 'error', text: problemOf(error).title }),
  });
  const allowed = may(me, 'case:claim') || {
    because: `Your role (${me.role}) only reads cases; ${someoneWith('case:claim')} takes them.`,
  };
  const take = () => {
    if (allowed !== true || next.isPending) return;
    const { workflowId, warning, country, tag } = toQuery(search);
    next.mutate({ body: { workflowId, warning, country, tag } });
  };
  useShortcuts({ 'queue.next': take });
  return (
    <ReasonedButton allowed={allowed} variant="contained" loading={next.isPending} onClick={take}>
      Next case
      <ShortcutHint id="queue.next" />
    </ReasonedButton>
  );
}
