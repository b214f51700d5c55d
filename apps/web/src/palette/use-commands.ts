import type { Theme } from '@docket/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLayers } from '../layout/layers.ts';
import { PLACES } from '../layout/navigation.ts';
import { paths } from '../paths.ts';
import { may, useMe } from '../session/me.ts';
import { useChangePreferences, usePreferences } from '../session/preferences.ts';
import { activeShortcuts, runShortcut } from '../shortcuts/dispatch.ts';
import { keysOf, type ShortcutId, shortcutOf, shownKey } from '../shortcuts/keymap.ts';
import type { Command } from './commands.ts';

const THEME_LABELS: Record<Theme, string> = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
  contrast: 'Theme: high contrast',
};

/** What can be done without a case: the page's own commands first, because they are about what is on screen. */
export function useCommands(): Command[] {
  const { shortcutsOn, keys: remapped } = usePreferences();
  const printed = (id: ShortcutId) => {
    const [first = ''] = keysOf(shortcutOf(id), remapped);
    return shortcutsOn ? { keys: shownKey(first) } : {};
  };
  // As it was when the palette was opened; meanwhile the page does not change.
  const [onPage] = useState(() => activeShortcuts().filter(({ reach }) => reach === 'page'));
  const places = usePlaces(printed);
  const settings = useSettings(printed);
  return [
    ...onPage.flatMap(({ id }): Command[] => {
      const { label, fixed } = shortcutOf(id);
      // A range of keys is no single command.
      if (fixed === true) return [];
      return [{ id, group: 'On this page', label, ...printed(id), run: () => runShortcut(id) }];
    }),
    ...places,
    ...settings,
  ];
}

type Printed = (id: ShortcutId) => Pick<Command, 'keys'>;

function usePlaces(printed: Printed): Command[] {
  const me = useMe();
  const navigate = useNavigate();
  const goTo = (label: string, to: string, keys?: ShortcutId): Command => ({
    id: `go ${to}`,
    group: 'Go to',
    label,
    ...(keys === undefined ? {} : printed(keys)),
    run: () => void navigate(to),
  });
  return [
    ...PLACES.filter(({ permission }) => may(me, permission)).map(({ label, to, keys }) =>
      goTo(label, to, keys),
    ),
    goTo('Preferences', paths.preferences(), 'go.preferences'),
    goTo('Your account', paths.account()),
  ];
}

function useSettings(printed: Printed): Command[] {
  const { theme, shortcutsOn } = usePreferences();
  const change = useChangePreferences();
  const { openHelp } = useLayers();
  const themes = (Object.keys(THEME_LABELS) as Theme[]).filter((other) => other !== theme); // the record's own keys
  return [
    { id: 'help', group: 'Settings', label: 'Keyboard shortcuts', ...printed('help'), run: openHelp },
    {
      id: 'keys',
      group: 'Settings',
      label: shortcutsOn ? 'Switch single keys off' : 'Switch single keys on',
      run: () => change({ shortcutsOn: !shortcutsOn }),
    },
    ...themes.map(
      (one): Command => ({
        id: `theme ${one}`,
        group: 'Settings',
        label: THEME_LABELS[one],
        run: () => change({ theme: one }),
      }),
    ),
  ];
}
