import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { may, useMe } from '../session/me.ts';
import { isLayerOpen } from '../shortcuts/dispatch.ts';
import { type ShortcutHandlers, useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { LayersContext } from './layers.ts';
import { PLACES } from './navigation.ts';
import { SEARCH_ID } from './SearchField.tsx';

// Neither is needed before somebody asks for it.
const CommandPalette = lazy(() => import('../palette/CommandPalette.tsx'));
const ShortcutDialog = lazy(() => import('../shortcuts/ShortcutDialog.tsx'));

/** The palette, the list of shortcuts, and the keys that work on every page. */
export function LayersProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const layers = useMemo(
    () => ({ openPalette: () => setOpen('palette'), openHelp: () => setOpen('help') }),
    [],
  );
  const close = () => setOpen(null);
  const goKeys = useGoKeys();
  useShortcuts(
    {
      ...goKeys,
      help: layers.openHelp,
      search: () => {
        const field = document.getElementById(SEARCH_ID);
        // Who may see no cases has no field; commands they have all the same.
        if (field === null) layers.openPalette();
        else field.focus();
      },
    },
    'everywhere',
  );
  usePaletteKey(layers.openPalette);
  return (
    <LayersContext value={layers}>
      {children}
      <Suspense fallback={null}>
        {open === 'palette' && <CommandPalette onClose={close} />}
        {open === 'help' && <ShortcutDialog onClose={close} />}
      </Suspense>
    </LayersContext>
  );
}

/** The places this person's role may go to, by their keys. */
function useGoKeys(): ShortcutHandlers {
  const me = useMe();
  const navigate = useNavigate();
  const places = PLACES.flatMap(({ keys, to, permission }) =>
    keys !== undefined && may(me, permission) ? [[keys, () => void navigate(to)] as const] : [],
  );
  return { ...Object.fromEntries(places), 'go.preferences': () => void navigate(paths.preferences()) };
}

/** Ctrl/Cmd+K is no single key: it works while somebody types, and also where single keys are switched off. */
function usePaletteKey(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isIt = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isIt || event.key.toLowerCase() !== 'k' || event.isComposing) return;
    // Otherwise the browser would take it for its own search.
    event.preventDefault();
    if (!isLayerOpen()) open();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
