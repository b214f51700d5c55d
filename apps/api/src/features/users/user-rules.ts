import type { Role, User } from '@docket/contracts';

export interface Account {
  readonly id: string;
  readonly role: Role;
  readonly state: User['state'];
}

export type AccountChange = Pick<Account, 'role' | 'state'>;

/**
 * Why an account may not become what is asked, as a sentence; null when it may. `actorId` is null for the
 * operator at the command line. `otherAdmins` counts active administrators besides this account.
 */
export function whyNotChangeable(
  account: Account,
  to: AccountChange,
  actorId: string | null,
  otherAdmins: number,
): string | null {
  const changes = account.role !== to.role || account.state !== to.state;
  if (changes && account.id === actorId)
    return 'Nobody changes their own role or state. Ask another administrator.';
  if (isActiveAdmin(account) && !isActiveAdmin(to) && otherAdmins === 0) {
    return 'This is the last active administrator. Make somebody else one first.';
  }
  return null;
}

export function isActiveAdmin({ role, state }: AccountChange): boolean {
  return role === 'admin' && state === 'active';
}
