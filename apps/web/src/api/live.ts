import { contract } from '@docket/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from './call.ts';
import { invalidate, keyOf } from './query.ts';

/** `off`: not listening (signed out, or the page is out of view). */
export type LiveState = 'live' | 'reconnecting' | 'off';

const GATHER_MS = 300;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

let state: LiveState = 'off';
const listeners = new Set<() => void>();

function setState(next: LiveState) {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Listens while the component is mounted. Mount it once, in the shell. */
export function useLive(): void {
  const queryClient = useQueryClient();
  useEffect(() => whileVisible((late) => listen(queryClient, late)), [queryClient]);
}

/**
 * Runs `start` while the page is in view. A browser keeps six lines to a server for all its tabs together, so tabs
 * in the background give theirs back. `late`: the page has been out of view before this start.
 */
function whileVisible(start: (late: boolean) => () => void): () => void {
  let stop: (() => void) | null = null;
  let late = false;
  const follow = () => {
    const visible = document.visibilityState === 'visible';
    if (visible && stop === null) stop = start(late);
    if (!visible) {
      stop?.();
      stop = null;
      late = true;
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop?.();
  };
}

/** Opens the stream and keeps it open; returns how to stop. `late`: what is on screen may be old by now. */
function listen(queryClient: QueryClient, late: boolean): () => void {
  const changed = new Set<string>();
  let gotOn = false;
  let all = false;
  let source: EventSource | null = null;
  let gathering: number | undefined;
  let retrying: number | undefined;
  let retryMs = FIRST_RETRY_MS;
  let wasLost = late;
  let stopped = false;

  const flush = () => {
    gathering = undefined;
    const cases = [...changed];
    changed.clear();
    if (gotOn) void invalidate(queryClient, contract.getSync, contract.listDeliveries, contract.getSending);
    gotOn = false;
    if (cases.length > 0 || all) {
      void refreshLists(queryClient);
      // One that waits for a person is not asked for by itself, and somebody else may have taken it back.
      void invalidate(queryClient, contract.getDecision);
    }
    all = false;
    for (const caseId of cases) {
      void queryClient.invalidateQueries({ queryKey: keyOf(contract.getCase, { params: { caseId } }) });
    }
  };
  const retryLater = () => {
    if (stopped) return;
    window.clearTimeout(retrying);
    retrying = window.setTimeout(reconnect, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };
  // A stream cannot renew the sign-in by itself nor say that this is what it lacks; a call does both.
  const reconnect = () => {
    const asked = queryClient.fetchQuery({
      queryKey: keyOf(contract.getMe, {}),
      queryFn: () => call(contract.getMe),
      staleTime: 0,
      retry: false,
    });
    asked.then(() => stopped || connect(), retryLater);
  };
  const connect = () => {
    source = new EventSource(contract.streamEvents.url);
    source.addEventListener('open', () => {
      setState('live');
      retryMs = FIRST_RETRY_MS;
      // What happened while the line was down was not told to us, so everything on screen is read anew.
      if (wasLost) void queryClient.invalidateQueries();
      wasLost = false;
    });
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const caseId = caseOf(event.data);
      if (caseId === null) all = true;
      else changed.add(caseId);
      gathering ??= window.setTimeout(flush, GATHER_MS);
    });
    source.addEventListener('sync', () => {
      gotOn = true;
      gathering ??= window.setTimeout(flush, GATHER_MS);
    });
    source.addEventListener('error', () => {
      setState('reconnecting');
      wasLost = true;
      // The browser reconnects by itself after a broken line, but gives up after an HTTP error.
      if (source?.readyState !== EventSource.CLOSED) return;
      retryLater();
    });
  };
  connect();
  return () => {
    stopped = true;
    window.clearTimeout(gathering);
    window.clearTimeout(retrying);
    source?.close();
    setState('off');
  };
}

async function refreshLists(queryClient: QueryClient): Promise<void> {
  const { listCases, countCases, countErasures, listBypasses, listChecks, getDecision } = contract;
  await invalidate(queryClient, listCases, countCases, countErasures, listBypasses, listChecks, getDecision);
}

/** The case a change names; null when the event is not as agreed, which then refreshes lists only. */
export function caseOf(data: string): string | null {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== 'object' || parsed === null || !('caseId' in parsed)) return null;
    return typeof parsed.caseId === 'string' ? parsed.caseId : null;
  } catch {
    // A malformed event still means that something changed.
    return null;
  }
}
