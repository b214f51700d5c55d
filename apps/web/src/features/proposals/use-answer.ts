import { contract, type Proposal } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate } from '../../api/query.ts';

/** What every answer names: the proposal, as it was seen. */
export function answerTo({ id, version }: Proposal) {
  return { params: { proposalId: id }, headers: { 'if-match': `"${version}"` } };
}

/** After any answer, also a refused one: somebody may have been faster. */
export function useReadAnew(): () => Promise<void> {
  const queryClient = useQueryClient();
  const { listProposals, countProposals, getPolicy, getReasons, getReasonHistory, listUsers } = contract;
  return () =>
    invalidate(
      queryClient,
      listProposals,
      countProposals,
      getPolicy,
      getReasons,
      getReasonHistory,
      listUsers,
    );
}
