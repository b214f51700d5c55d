import { AUDIT_ACTIONS, type AuditAction } from '@docket/contracts';

export const GROUP_KEYS = ['decisions', 'cases', 'didit', 'access', 'administration', 'reports'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

interface Group {
  readonly label: string;
  readonly prefixes: readonly string[];
}

/** What people look for, as beginnings of action names, so that a new action falls into its group by itself. */
const GROUPS: Record<GroupKey, Group> = {
  decisions: {
    label: 'Decisions',
    prefixes: ['decision.', 'aml-hit.', 'correction.', 'bypass.', 'blocklist.'],
  },
  cases: {
    label: 'Work on cases',
    prefixes: ['case.', 'view-reason.', 'evidence.', 'note.', 'session.', 'erasure.', 'data.', 'legal-hold.'],
  },
  didit: { label: 'Messages from Didit', prefixes: ['delivery.', 'sync.'] },
  access: { label: 'Sign-in and refusals', prefixes: ['auth.', 'access.', 'factor.'] },
  administration: {
    label: 'Users and settings',
    prefixes: [
      'user.',
      'workflow.',
      'policy.',
      'reasons.',
      'proposal.',
      'sending.',
      'connection.',
      'secret.',
      'settings.',
    ],
  },
  reports: { label: 'Reports and audit', prefixes: ['pdf.', 'receipt.', 'export.', 'audit.'] },
};

// Object.keys forgets the catalogue's own key type.
const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];

export function groupLabel(group: GroupKey): string {
  return GROUPS[group].label;
}

export function actionsOf(group: GroupKey): AuditAction[] {
  return ACTIONS.filter((action) => GROUPS[group].prefixes.some((prefix) => action.startsWith(prefix)));
}
