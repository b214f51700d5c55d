import { type Allowed, grantOf, type ProblemCode, type Role } from '@docket/contracts';

/** The part of a proposal that the rules look at. */
export interface Standing {
  readonly state: string;
  readonly maker_id: string;
  readonly maker_role: string;
  readonly about: string | null;
  readonly expires_at: Date;
}

interface Person {
  readonly id: string;
  readonly role: Role;
}

interface Refusal {
  readonly code: ProblemCode;
  readonly because: string;
}

export function hasLapsed({ expires_at }: Pick<Standing, 'expires_at'>, now: Date): boolean {
  return now >= expires_at;
}

/** Why this person may not answer it; null when they may. Whether it has lapsed is another question. */
export function whyNoAnswer(person: Person, row: Standing): Refusal | null {
  if (grantOf(person.role, 'proposal:check') === null) {
    return { code: 'forbidden', because: 'Only an administrator answers it.' };
  }
  if (row.maker_id === person.id) {
    return { code: 'own-proposal', because: 'You asked for it; another administrator must answer.' };
  }
  if (row.about === person.id) {
    return {
      code: 'own-proposal',
      because: 'It is about your own account; another administrator must answer.',
    };
  }
  return whySettled(row);
}

/** Why this person may not take it back; null when they may. */
export function whyNoWithdrawal(person: Pick<Person, 'id'>, row: Standing): Refusal | null {
  if (row.maker_id !== person.id) {
    return {
      code: 'proposal-not-withdrawable',
      because: 'You did not ask for it; an administrator refuses it.',
    };
  }
  return whySettled(row);
}

function whySettled({ state }: Standing): Refusal | null {
  return state === 'waiting' ? null : { code: 'proposal-not-waiting', because: `It is ${state}.` };
}

/** As the screen shows it. */
export function allowedBy(refusal: Refusal | null, row: Standing, now: Date): Allowed {
  if (refusal !== null) return { because: refusal.because };
  return hasLapsed(row, now) ? { because: LAPSED } : true;
}

export const LAPSED = 'Nobody answered in time; it has lapsed.';

/** Why what this maker asked for is not theirs to ask for any more; null when it still is. */
export function whyMakerGone(
  { maker_role }: Pick<Standing, 'maker_role'>,
  maker: { readonly role: string; readonly state: string } | undefined,
): string | null {
  if (maker?.state !== 'active') return 'Who asked for it is disabled.';
  return maker.role === maker_role ? null : 'Who asked for it has another role now.';
}
