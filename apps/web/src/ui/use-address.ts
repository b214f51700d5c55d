import { useCallback, useMemo } from 'react';
import { type NavigateOptions, useNavigate, useSearchParams } from 'react-router';

/** How a page writes what it shows into its address, and reads it back. */
interface AddressCodec<T> {
  readonly readSearch: (params: URLSearchParams) => T;
  readonly writeSearch: (shown: T) => string;
}

/** What is asked of the page next, said from what it shows by then. */
export type Change<T> = (now: T) => T;
export type Show<T> = (change: Change<T>, options?: Pick<NavigateOptions, 'replace' | 'state'>) => void;

/** What the address asks a page to show, and the way to ask for something else. */
export function useAddress<T>({ readSearch, writeSearch }: AddressCodec<T>): [T, Show<T>] {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const search = useMemo(() => readSearch(params), [readSearch, params]);
  const show = useCallback<Show<T>>(
    (change, options) => {
      // The address moves before React has drawn it: a second click in that moment, started from what
      // is drawn, would take the first one back.
      const now = readSearch(new URLSearchParams(window.location.search));
      void navigate({ search: writeSearch(change(now)) }, options);
    },
    [readSearch, writeSearch, navigate],
  );
  return [search, show];
}
