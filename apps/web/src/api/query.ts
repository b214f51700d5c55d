import {
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import {
  type AnyContract,
  type CallArguments,
  type CallInput,
  type CallOutput,
  call,
  type InputIsOptional,
} from './call.ts';
import { withConfirmation } from './confirm.ts';

type ReadOptions<C extends AnyContract> = Omit<
  UseQueryOptions<CallOutput<C>, Error, CallOutput<C>>,
  'queryKey' | 'queryFn'
>;
type ReadArguments<C extends AnyContract> =
  InputIsOptional<C> extends true
    ? [input?: CallInput<C>, options?: ReadOptions<C>]
    : [input: CallInput<C>, options?: ReadOptions<C>];

/** The cache key of a read; without input it is the prefix of all reads of that contract. */
export function keyOf(contract: AnyContract, input?: { params?: unknown; query?: unknown }): unknown[] {
  if (input === undefined) return [contract.url];
  return [contract.url, { params: input.params ?? null, query: input.query ?? null }];
}

/** Reads by contract; the same input anywhere on screen is one request and one cache entry. */
export function useRead<C extends AnyContract>(
  contract: C,
  ...[input, options]: ReadArguments<C>
): UseQueryResult<CallOutput<C>, Error> {
  return useQuery({
    ...options,
    queryKey: keyOf(contract, input ?? {}),
    // The tuple type of `call` follows the same condition as ours, which the compiler cannot see generically.
    queryFn: ({ signal }) => call(contract, ...([input, { signal }] as unknown as CallArguments<C>)),
  });
}

type WriteOptions<C extends AnyContract> = Omit<
  UseMutationOptions<CallOutput<C>, Error, CallInput<C>>,
  'mutationFn'
>;

/**
 * Writes by contract. The caller shows the error, in one place, and invalidates what the write changed. Where the
 * server wants to know again who asks, the person is asked, and the write goes on with what it was given.
 */
export function useWrite<C extends AnyContract>(
  contract: C,
  options?: WriteOptions<C>,
): UseMutationResult<CallOutput<C>, Error, CallInput<C>> {
  return useMutation({
    ...options,
    // As in useRead: one condition, written twice.
    mutationFn: (input) =>
      withConfirmation(() => call(contract, ...([input] as unknown as CallArguments<C>))),
  });
}

/** Marks every read of these contracts as old; those on screen are read anew. */
export async function invalidate(queryClient: QueryClient, ...contracts: AnyContract[]): Promise<void> {
  await Promise.all(
    contracts.map((contract) => queryClient.invalidateQueries({ queryKey: keyOf(contract) })),
  );
}
