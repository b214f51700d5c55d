import { contract, type Me } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { keyOf } from '../../api/query.ts';
import { safeReturn, startOf } from '../../session/me.ts';

/** Forgets what the last person saw, and goes to where this one wanted to. */
export function useEnter(): (user: Me) => void {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  return (user) => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== contract.getEnvironment.url });
    queryClient.setQueryData(keyOf(contract.getMe, {}), { user });
    void navigate(safeReturn(params.get('return')) ?? startOf(user), { replace: true });
  };
}
