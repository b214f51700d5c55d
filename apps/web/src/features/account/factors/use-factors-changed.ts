import { contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate } from '../../../api/query.ts';

/** Reads anew what a person has, and what they may do with it: a role may have waited for this. */
export function useFactorsChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => invalidate(queryClient, contract.listFactors, contract.getMe);
}
