import { useState } from 'react';
import { FIT, followed, type View } from './view-state.ts';

/** Two places for pictures, how each picture is looked at, and which place the keys act on. */
export interface Board {
  slots: readonly string[];
  active: number;
  linked: boolean;
  viewed: ReadonlySet<string>;
  viewOf: (mediaId: string) => View;
  setActive: (slot: number) => void;
  setLinked: (linked: boolean) => void;
  show: (mediaId: string) => void;
  swap: () => void;
  change: (mediaId: string, view: View) => void;
  saw: (mediaId: string) => void;
}

export function useBoard(initial: readonly string[]): Board {
  const [slots, setSlots] = useState(initial);
  const [active, setActive] = useState(0);
  const [linked, setLinked] = useState(false);
  const [views, setViews] = useState<Readonly<Record<string, View>>>({});
  const [viewed, setViewed] = useState<ReadonlySet<string>>(new Set());
  const viewOf = (mediaId: string) => views[mediaId] ?? FIT;

  const change = (mediaId: string, view: View) => {
    const others = linked ? slots.filter((id) => id !== mediaId) : [];
    setViews((all) => ({
      ...all,
      [mediaId]: view,
      ...Object.fromEntries(others.map((id) => [id, followed(all[id] ?? FIT, view)])),
    }));
  };
  const show = (mediaId: string) => {
    const already = slots.indexOf(mediaId);
    // A picture is in one place only: choosing one that is already on the board makes it the active one.
    if (already >= 0) setActive(already);
    else setSlots(slots.map((id, slot) => (slot === active ? mediaId : id)));
  };
  return {
    slots,
    active,
    linked,
    viewed,
    viewOf,
    setActive,
    setLinked,
    show,
    swap: () => setSlots([...slots].reverse()),
    change,
    saw: (mediaId) => setViewed((all) => (all.has(mediaId) ? all : new Set(all).add(mediaId))),
  };
}
