/** `stale`: the rows are from before, because others are on their way or refreshing failed. */
export type ListState = 'loading' | 'stale' | 'ready';

export function listStateOf(list: {
  isPending: boolean;
  isPlaceholderData: boolean;
  error: Error | null;
}): ListState {
  if (list.error !== null) return 'stale';
  if (list.isPending) return 'loading';
  return list.isPlaceholderData ? 'stale' : 'ready';
}
