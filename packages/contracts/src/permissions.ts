import * as z from 'zod';

export const ROLES = ['reviewer', 'manager', 'admin', 'auditor'] as const;
export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

/**
 * What a role may do: everything, only what is its own, with a reason what is a case's once it has said why it looks at
 * that case, or (absent) nothing.
 */
type Grant = 'all' | 'own' | 'reason';

/**
 * The permission matrix. It is data, so that the guards on the server, the navigation in the browser and the
 * tests are all made from this one table. One role per person; admins never see or decide cases.
 */
export const PERMISSIONS = {
  'case:list': { reviewer: 'all', manager: 'all', auditor: 'all' },
  'case:view': { reviewer: 'all', manager: 'all', auditor: 'reason' },
  'case:give-view-reason': { auditor: 'all' },
  'case:claim': { reviewer: 'all', manager: 'all' },
  'case:take-over': { manager: 'all' },
  'case:assign': { manager: 'all' },
  'case:note': { reviewer: 'all', manager: 'all' },
  'case:decide': { reviewer: 'all', manager: 'all' },
  'case:overturn': { manager: 'all' },
  'case:block': { reviewer: 'all', manager: 'all' },
  'decision:check': { manager: 'all' },
  'check:view': { manager: 'all', auditor: 'all' },
  // The same data in another form: without the reason here, a file would be the way round it.
  'report:download': { manager: 'all', auditor: 'reason' },
  'evidence-pack:download': { manager: 'all', auditor: 'reason' },
  'blocklist:view': { reviewer: 'all', manager: 'all', admin: 'all', auditor: 'all' },
  'blocklist:remove': { manager: 'all' },
  'session:create': { manager: 'all', admin: 'all' },
  'bypass:view': { reviewer: 'all', manager: 'all', auditor: 'all' },
  'bypass:resolve': { manager: 'all' },
  'workflow:view': { reviewer: 'all', manager: 'all', admin: 'all', auditor: 'all' },
  'workflow:change': { admin: 'all' },
  'policy:view': { reviewer: 'all', manager: 'all', admin: 'all', auditor: 'all' },
  'policy:change': { admin: 'all' },
  'erasure:view': { manager: 'all', admin: 'all', auditor: 'all' },
  'erasure:request': { manager: 'all' },
  'erasure:check': { manager: 'all', admin: 'all' },
  'sending:manage': { admin: 'all' },
  'reasons:view': { reviewer: 'all', manager: 'all', admin: 'all', auditor: 'all' },
  'reasons:history': { manager: 'all', admin: 'all', auditor: 'all' },
  'reasons:change': { admin: 'all' },
  'audit:view': { reviewer: 'own', manager: 'all', admin: 'all', auditor: 'all' },
  'audit:verify': { manager: 'all', admin: 'all', auditor: 'all' },
  'audit:export': { auditor: 'all' },
  'sync:view': { manager: 'all', admin: 'all', auditor: 'all' },
  'sync:manage': { admin: 'all' },
  'connection:view': { admin: 'all' },
  'connection:manage': { admin: 'all' },
  'user:view': { admin: 'all', auditor: 'all' },
  'user:manage': { admin: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Grant>>>;

export type Permission = keyof typeof PERMISSIONS;

// The table's keys are its permission names; Object.keys only forgets that.
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

/** `null` means refused. */
export function grantOf(role: Role, permission: Permission): Grant | null {
  const row: Partial<Record<Role, Grant>> = PERMISSIONS[permission];
  return row[role] ?? null;
}

/** Roles that hold a permission, for the sentence "ask a manager or an auditor". */
export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => grantOf(role, permission) !== null);
}

/** Roles that must say why they look at a case before they are shown what this permission shows of it. */
export function rolesWithReason(permission: Permission): Role[] {
  return ROLES.filter((role) => grantOf(role, permission) === 'reason');
}
