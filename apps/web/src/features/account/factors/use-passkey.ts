import { contract } from '@docket/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { withConfirmation } from '../../../api/confirm.ts';
import { useWrite } from '../../../api/query.ts';
import { makePasskey } from '../../../session/passkey.ts';
import { useFactorsChanged } from './use-factors-changed.ts';

/** Asks the server, has the browser make the passkey, and keeps it under a name. */
export function useAddPasskey(onAdded: (codes: string[] | null) => void) {
  const changed = useFactorsChanged();
  return useMutation({
    mutationFn: async (name: string) => {
      const { options } = await withConfirmation(() => call(contract.startPasskey));
      const passkey = await makePasskey(options);
      return call(contract.addPasskey, { body: { name, passkey } });
    },
    onSuccess: async ({ recoveryCodes }) => {
      await changed();
      onAdded(recoveryCodes);
    },
  });
}

export function useRenamePasskey(onDone: () => void) {
  const changed = useFactorsChanged();
  return useWrite(contract.renamePasskey, {
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
}
