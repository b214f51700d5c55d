import { type Connection, contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem-error.ts';
import { invalidate, keyOf, useWrite } from '../../api/query.ts';

/** Contracts that answer the connection as it is after them. */
type Change =
  | typeof contract.setConnectionKey
  | typeof contract.verifyDiditAccount
  | typeof contract.connectWebhook
  | typeof contract.rotateWebhookSecret;

/** A change of the connection. What it was given may be a secret, and leaves memory with the form it came from. */
export function useConnectionChange<C extends Change>(change: C, onDone: (after: Connection) => void) {
  const queryClient = useQueryClient();
  return useWrite<C>(change, {
    gcTime: 0,
    onSuccess: (answer) => {
      // Each of these contracts answers this; the compiler does not look into a generic one.
      const after = answer as { connection: Connection };
      queryClient.setQueryData(keyOf(contract.getConnection, {}), after);
      // Another key may be another account: what was read through the old one is old.
      const url: string = contract.getConnection.url;
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== url });
      onDone(after.connection);
    },
    onError: (error) => {
      // What somebody else changed has to be seen before going on.
      if (problemOf(error).code === 'version-mismatch') void invalidate(queryClient, contract.getConnection);
    },
  });
}

/** The connection as a person saw it when they began, whatever is read meanwhile. */
export function useSeen(present: Connection) {
  const [seen, setSeen] = useState(present);
  return { seen, headers: ifMatch(seen), catchUp: () => setSeen(present) };
}

export function ifMatch({ version }: Connection): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
