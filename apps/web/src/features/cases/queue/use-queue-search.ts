import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { paths } from '../../../paths.ts';
import { type QueueSearch, readSearch, writeSearch } from './queue-search.ts';

interface QueueSearchHandle {
  readonly search: QueueSearch;
  /** `replace`: no step in the browser's history, for typing. */
  readonly show: (next: QueueSearch, options?: { replace?: boolean }) => void;
  /** Addresses of the pages before this one; empty after a reload of a shared link. */
  readonly trail: readonly string[];
  readonly showPage: (next: QueueSearch, trail: readonly string[]) => void;
}

/** The queue as the address says, and how to move it. */
export function useQueueSearch(): QueueSearchHandle {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const search = useMemo(() => readSearch(params), [params]);
  const show = useCallback<QueueSearchHandle['show']>(
    (next, options) => void navigate(paths.queue(writeSearch(next)), { replace: options?.replace === true }),
    [navigate],
  );
  const showPage = useCallback<QueueSearchHandle['showPage']>(
    (next, trail) => void navigate(paths.queue(writeSearch(next)), { state: { trail } }),
    [navigate],
  );
  return { search, show, showPage, trail: trailOf(state) };
}

/** The history entry may have been written by an older version of this page, so its state is checked. */
function trailOf(state: unknown): readonly string[] {
  if (typeof state !== 'object' || state === null || !('trail' in state)) return [];
  const { trail } = state;
  return Array.isArray(trail) ? trail.filter((part): part is string => typeof part === 'string') : [];
}
