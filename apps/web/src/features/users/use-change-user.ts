import { contract, type User } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';

type Change = Partial<Pick<User, 'name' | 'role' | 'state'>>;

/** Changes an account, if it is still the one that was seen. */
export function useChangeUser(user: User, onDone: () => void) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const write = useWrite(contract.updateUser, {
    onSuccess: ({ user: { name } }) => {
      notify({ severity: 'success', text: `${name} is changed.` });
      onDone();
    },
    // After a refusal too: the list may be what was out of date. One's own name is in the frame as well.
    onSettled: () => invalidate(queryClient, contract.listUsers, contract.getMe),
  });
  const change = (body: Change) =>
    write.mutate({ params: { userId: user.id }, headers: { 'if-match': `"${user.version}"` }, body });
  return { change, pending: write.isPending, error: write.error };
}
