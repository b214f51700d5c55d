import type { CaseId, Looker, LookingNews } from '@docket/contracts';
import { useEffect, useSyncExternalStore } from 'react';

const NOBODY: readonly Looker[] = [];

let lookers: ReadonlyMap<string, readonly Looker[]> = new Map();
let shown: CaseId | null = null;
let onShown: () => void = () => undefined;
const listeners = new Set<() => void>();

/** Takes over who looks at what; null when nobody tells it any more. */
export function setLookers(news: LookingNews | null): void {
  const next = new Map(news === null || news.all ? [] : lookers);
  for (const { caseId, people } of news?.cases ?? []) {
    if (people.length === 0) next.delete(caseId);
    else next.set(caseId, people);
  }
  lookers = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who has the case on the screen, oneself included. */
export function useLookers(caseId: CaseId): readonly Looker[] {
  return useSyncExternalStore(subscribe, () => lookers.get(caseId) ?? NOBODY);
}

/** Says that this page shows the case, for as long as the component is mounted. */
export function useLookingAt(caseId: CaseId): void {
  useEffect(() => {
    show(caseId);
    return () => {
      // The next page may be mounted before this one is gone.
      if (shown === caseId) show(null);
    };
  }, [caseId]);
}

function show(next: CaseId | null): void {
  shown = next;
  onShown();
}

/** The case on the screen of this tab. */
export function lookingAt(): CaseId | null {
  return shown;
}

/** One listener only: the line that carries it to the server. */
export function whenShown(listener: () => void): void {
  onShown = listener;
}
