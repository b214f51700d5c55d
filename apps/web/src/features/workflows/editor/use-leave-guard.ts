import { useRef } from 'react';
import { type Blocker, useBeforeUnload, useBlocker } from 'react-router';

export interface LeaveGuard {
  readonly blocker: Blocker;
  /** Lets the next navigation through: the changes are saved, though the form does not know yet. */
  readonly letGo: () => void;
}

/** Holds somebody who leaves with unsaved changes: inside the app with a question of ours, else with the browser's. */
export function useLeaveGuard(isDirty: boolean): LeaveGuard {
  const free = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !free.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload((event) => {
    if (isDirty && !free.current) event.preventDefault();
  });
  return {
    blocker,
    letGo: () => {
      free.current = true;
    },
  };
}
