import { createContext, useContext } from 'react';

/** What any page may lay over itself. */
export interface LayersHandle {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

export const LayersContext = createContext<LayersHandle | null>(null);

export function useLayers(): LayersHandle {
  const layers = useContext(LayersContext);
  if (layers === null) throw new Error('useLayers is used outside the shell');
  return layers;
}
