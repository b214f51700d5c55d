import { contract, type User } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { useTellWaits } from '../proposals/use-tell-waits.ts';

type Change = Partial<Pick<User, 'name' | 'role' | 'state'>> & { because?: string };

/** Changes an account, if it is still the one that was seen; or asks for it, where an administrator must agree. */
export function useChangeUser(user: User, onDone: () => void) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const tellWaits = useTellWaits();
  const write = useWrite(contract.updateUser, {
    onSuccess: (answer) => {
      if ('proposal' in answer) tellWaits();
      else notify({ severity: 'success', text: `${answer.user.name} is changed.` });
      onDone();
    },
    // After a refusal too: the list may be what was out of date. One's own name is in the frame as well.
    onSettled: () => invalidate(queryClient, contract.listUsers, contract.getMe),
  });
  const change = (body: Change) =>
    write.mutate({ params: { userId: user.id }, headers: { 'if-match': `"${user.version}"` }, body });
  return { change, pending: write.isPending, error: write.error };
}
