import type { Environment, Me, Permission, Role } from '@docket/contracts';
import { contract, rolesWith } from '@docket/contracts';
import { createContext, useContext } from 'react';
import { useRead } from '../api/query.ts';
import { paths } from '../paths.ts';

export const MeContext = createContext<Me | null>(null);

/** The signed-in user. Only for pages inside the sign-in guard, where there always is one. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is used outside the signed-in part of the app');
  return me;
}

/** What this installation is; undefined while it is being asked. It does not change while the page is open. */
export function useEnvironment(): Environment | undefined {
  return useRead(contract.getEnvironment, {}, { staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Whether the role holds the permission at all. Whether it fits one case is the server's `allowed`. */
export function may(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}

/** "manager or auditor": the roles that hold a permission. */
export function rolesInWords(permission: Permission): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(rolesWith(permission));
}

/** "a manager or auditor", "an admin": whom to ask. */
export function someoneWith(permission: Permission): string {
  const roles = rolesInWords(permission);
  return `${/^[aeiou]/.test(roles) ? 'an' : 'a'} ${roles}`;
}

/** Where each role's day begins: admins never see cases. */
const START: Record<Role, string> = {
  reviewer: paths.queue(),
  manager: paths.queue(),
  admin: paths.workflows(),
  auditor: paths.audit(),
};

export function startOf(me: Me): string {
  return START[me.role];
}

/** A return address from the URL; anything that would leave this app is dropped. */
export function safeReturn(value: string | null): string | null {
  if (value === null || !value.startsWith('/') || /^\/[/\\]/.test(value)) return null;
  // Control characters are ignored by URL parsers, so that "/\t/evil.example" would leave the app.
  if ([...value].some((letter) => letter.charCodeAt(0) < 32)) return null;
  return value.startsWith('/signin') ? null : value;
}
