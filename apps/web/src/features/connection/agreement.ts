/** Typed by hand, because nothing brings the cases back together with Didit afterwards but the old key. */
export const AGREEMENT = 'other application';

export function isAgreed(typed: string): boolean {
  return typed.trim().toLowerCase() === AGREEMENT;
}
