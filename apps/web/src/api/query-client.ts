import { contract } from '@docket/contracts';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';
import { invalidate } from './query.ts';

const RETRIES = 2;

/** @param onSignedOut called when any answer says that the session has ended. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (!(error instanceof ProblemError)) return;
    if (error.problem.code === 'not-signed-in') onSignedOut();
    // The page offered what the role may not do: the role was changed since the page learned of it.
    if (error.problem.code === 'forbidden') void invalidate(client, contract.getMe);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Only what the server itself calls worth repeating: a refusal asked again is a refusal recorded twice.
        retry: (count, error) =>
          count < RETRIES &&
          error instanceof ProblemError &&
          error.problem.retryable &&
          error.problem.status !== 429,
        retryDelay: (count) => 400 * 2 ** count,
      },
      // Without this, a write made while offline would wait silently and fire minutes later.
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
