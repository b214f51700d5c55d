/** What the last step left to say on the sign-in page. */
export interface DoorNotice {
  readonly severity: 'success' | 'error' | 'info';
  readonly text: string;
}

/** How signing in at the identity provider ended. The same words whoever it was: who has an account is not told here. */
const OIDC_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['refused', 'You cannot sign in here with that identity. Ask an administrator.'],
  ['failed', 'Signing in at the identity provider did not work. Try again.'],
  ['unavailable', 'The identity provider cannot be reached. Try again in a moment.'],
]);

export function noticeOfOidc(ending: string | null): DoorNotice | null {
  const text = OIDC_ENDINGS.get(ending ?? '');
  return text === undefined ? null : { severity: 'error', text };
}

/** What another page of the door handed over with the navigation. */
export interface Handover {
  readonly email: string;
  readonly text: string;
}

export function handoverOf(state: unknown): Handover | null {
  if (typeof state !== 'object' || state === null) return null;
  if (!('email' in state && 'text' in state)) return null;
  const { email, text } = state;
  return typeof email === 'string' && typeof text === 'string' ? { email, text } : null;
}
