import { contract, DEFAULT_PREFERENCES, type Preferences } from '@docket/contracts';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useRead } from '../api/query.ts';
import { setBindings } from '../shortcuts/bindings.ts';
import { setDateStyle } from '../ui/date-style.ts';
import { Loading } from '../ui/Loading.tsx';
import { useThemeChoice } from '../ui/scheme.ts';
import { PreferencesContext } from './preferences.ts';

/**
 * Brings the person's settings to bear before anything of theirs is drawn, and again with each change. Where they cannot
 * be read the shipped ones hold: how a page looks is no reason to withhold it.
 */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const read = useRead(contract.getPreferences, {}, { staleTime: 60_000 });
  const unknown = read.isPending && read.failureCount === 0;
  const wanted = read.data?.preferences ?? (unknown ? null : DEFAULT_PREFERENCES);
  const applied = useApplied(wanted);
  if (applied === null) return <Loading label="Opening Docket" />;
  return <PreferencesContext value={applied}>{children}</PreferencesContext>;
}

function useApplied(wanted: Preferences | null): Preferences | null {
  const [applied, setApplied] = useState<Preferences | null>(null);
  const moreContrast = useMediaQuery('(prefers-contrast: more)', { noSsr: true });
  const [, chooseTheme] = useThemeChoice();
  useLayoutEffect(() => {
    if (wanted === null) return;
    setBindings({ on: wanted.shortcutsOn, keys: wanted.keys });
    setDateStyle({ locale: wanted.dateLocale, timeZone: wanted.timeZone });
    const { dataset } = document.documentElement;
    dataset.density = wanted.density;
    dataset.motion = wanted.motion;
    chooseTheme(wanted.theme, moreContrast);
    setApplied(wanted);
  }, [wanted, moreContrast, chooseTheme]);
  return applied;
}
