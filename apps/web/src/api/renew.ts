import { contract } from '@docket/contracts';
import { ProblemError, readProblem } from './problem-error.ts';

/** A sign-in is renewed a little before its ten minutes are over, while somebody is at work. */
const RENEW_AFTER_MS = 9 * 60_000;
const NOTE_EVERY_MS = 5_000;
/** Shared by the tabs of this browser: who works in one of them is not away in the others. */
const TOUCHED = 'docket-touched-at';

let renewedAt = Date.now();
let renewing: Promise<boolean> | null = null;

/**
 * Renews the sign-in, once for all who ask meanwhile. Other tabs may do the same at the same moment: the server gives
 * them the same successor. False when there is no sign-in to renew any more.
 * Errors: `ProblemError` when the server could not say.
 */
export function renewSignIn(): Promise<boolean> {
  renewing ??= askForRenewal().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function askForRenewal(): Promise<boolean> {
  const response = await fetch(contract.refreshSignIn.url, {
    method: contract.refreshSignIn.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ untouchedMs: untouchedMs() }),
  });
  if (response.ok) {
    renewedAt = Date.now();
    return true;
  }
  if (response.status === 401) return false;
  throw new ProblemError(await readProblem(response));
}

/**
 * Fetches as the person who is signed in: where the sign-in wants renewing, renews it and asks once more. The server
 * refuses before it does anything, so this is safe for writes, too.
 */
export async function fetchSignedIn(url: string, request: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, request);
  if (response.status !== 401) return response;
  const { code } = await readProblem(response.clone());
  if (code !== 'not-signed-in' || !(await renewSignIn())) return response;
  return fetch(url, request);
}

const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Notes that somebody is at work, and renews in time, so that not even pictures meet an old sign-in. */
export function watchTouches(): () => void {
  let notedAt = 0;
  const touch = () => {
    const now = Date.now();
    if (now - notedAt < NOTE_EVERY_MS) return;
    notedAt = now;
    localStorage.setItem(TOUCHED, String(now));
    if (now - renewedAt < RENEW_AFTER_MS) return;
    renewedAt = now;
    // What fails here is met again, and told, by the next request that needs the sign-in.
    renewSignIn().catch(() => undefined);
  };
  touch();
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
  return () => {
    for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true });
  };
}

const MOST_MS = 86_400_000;

/** Zero where nothing was noted: then the server goes by its own clock alone. */
function untouchedMs(): number {
  const at = Number(localStorage.getItem(TOUCHED));
  if (!Number.isFinite(at) || at <= 0) return 0;
  return Math.min(Math.max(0, Date.now() - at), MOST_MS);
}
