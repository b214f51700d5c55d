import { contract, DEFAULT_PREFERENCES, type PreferenceSettings, type Preferences } from '@docket/contracts';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from '../api/call.ts';
import { problemOf } from '../api/problem-error.ts';
import { invalidate, keyOf } from '../api/query.ts';
import { useNotify } from '../layout/feedback.ts';

export const PreferencesContext = createContext<Preferences>(DEFAULT_PREFERENCES);

/** How Docket looks and behaves for the signed-in person. */
export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}

const KEY = keyOf(contract.getPreferences, {});
type Read = { preferences: Preferences };
type Change = Partial<PreferenceSettings>;

/** Changes some settings: on screen at once, and kept by the server; what it does not take is taken back and said. */
export function useChangePreferences(): (change: Change) => void {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const { mutate } = useMutation({
    // One after the other: two quick changes would otherwise both be about the version before the first.
    scope: { id: 'preferences' },
    networkMode: 'always',
    mutationFn: (change: Change) => keep(queryClient, change),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey: KEY });
      show(queryClient, change);
    },
    onError: async (error) => {
      const { title, detail } = problemOf(error);
      notify({ severity: 'error', text: `Your change was not kept: ${detail ?? title}` });
      await invalidate(queryClient, contract.getPreferences);
    },
  });
  return mutate;
}

function shown(queryClient: QueryClient): Preferences {
  return queryClient.getQueryData<Read>(KEY)?.preferences ?? DEFAULT_PREFERENCES;
}

function show(queryClient: QueryClient, change: Partial<Preferences>): void {
  queryClient.setQueryData<Read>(KEY, { preferences: { ...shown(queryClient), ...change } });
}

/** Changed in another browser meanwhile: what was asked for here is asked for once more, over what is there now. */
async function keep(queryClient: QueryClient, change: Change): Promise<void> {
  // Once more: a change before this one may have failed and been taken back with all that was shown over it.
  show(queryClient, change);
  try {
    await put(queryClient, shown(queryClient));
  } catch (error) {
    if (problemOf(error).code !== 'version-mismatch') throw error;
    const { preferences } = await call(contract.getPreferences);
    show(queryClient, { ...preferences, ...change });
    await put(queryClient, shown(queryClient));
  }
}

async function put(queryClient: QueryClient, { version, ...body }: Preferences): Promise<void> {
  const { preferences } = await call(contract.changePreferences, {
    headers: { 'if-match': `"${version}"` },
    body,
  });
  // Only the version: further changes may have been shown since.
  show(queryClient, { version: preferences.version });
}
