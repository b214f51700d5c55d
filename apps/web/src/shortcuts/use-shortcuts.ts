import { useEffect, useEffectEvent } from 'react';
import { type Act, addLayer, type Layer } from './dispatch.ts';
import type { ShortcutId } from './keymap.ts';

export type ShortcutHandlers = Partial<Record<ShortcutId, Act>>;

/**
 * Binds shortcuts while the component is on screen. They are ignored while somebody types, composes with an input
 * method, holds Ctrl, Alt or Meta, has a dialog or menu open, or has switched them off.
 */
export function useShortcuts(handlers: ShortcutHandlers, reach: Layer['reach'] = 'page'): void {
  const act = useEffectEvent<Layer['act']>((id, ...how) => handlers[id]?.(...how));
  const names = Object.entries(handlers)
    .flatMap(([id, handler]) => (handler === undefined ? [] : [id]))
    .join(' ');
  useEffect(() => {
    // The keys of `handlers`, joined so that the effect runs anew only when they change.
    const ids = names.split(' ') as ShortcutId[];
    return addLayer({ reach, ids, act: (...call) => act(...call) });
  }, [names, reach]);
}
