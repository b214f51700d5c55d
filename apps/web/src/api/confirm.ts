import { useSyncExternalStore } from 'react';
import { ProblemError } from './problem-error.ts';

/** Those who wait for one and the same answer: two writes at once are one question. */
let waiting: ((confirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setWaiting(next: typeof waiting) {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Whether somebody has to show who they are before something goes on. */
export function useConfirmationAsked(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.length > 0);
}

/** Ends the question. `confirmed`: the server has taken the password or the second factor. */
export function answerConfirmation(confirmed: boolean): void {
  const all = waiting;
  if (all.length === 0) return;
  setWaiting([]);
  for (const resolve of all) resolve(confirmed);
}

/**
 * Sends a request; where the server wants to know again who asks, asks the person and sends the same once more.
 * Errors: those of `send`; `not-confirmed` when the person declined.
 */
export async function withConfirmation<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const wanted = error instanceof ProblemError && error.problem.code === 'fresh-sign-in-required';
    // Where nobody can be asked, the server's refusal is the answer.
    if (!wanted || listeners.size === 0) throw error;
    const confirmed = await new Promise<boolean>((resolve) => setWaiting([...waiting, resolve]));
    if (!confirmed) throw new ProblemError({ ...error.problem, ...NOT_CONFIRMED });
  }
  return send();
}

const NOT_CONFIRMED = {
  code: 'not-confirmed',
  title: 'Nothing was changed.',
  detail: 'It needs you to confirm who you are.',
  status: 0,
};
