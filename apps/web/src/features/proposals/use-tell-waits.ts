import { contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { invalidate } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { paths } from '../../paths.ts';

const LONG_MS = 12_000;

/** Says after a write that what was asked for waits now, and leads there. */
export function useTellWaits(): () => void {
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return () => {
    notify({
      severity: 'info',
      text: 'Nothing is changed yet: it waits for an administrator to agree.',
      action: { label: 'Show it', onAct: () => void navigate(paths.proposals()) },
      durationMs: LONG_MS,
    });
    void invalidate(queryClient, contract.listProposals, contract.countProposals);
  };
}
