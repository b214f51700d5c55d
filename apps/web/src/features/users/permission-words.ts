import { ALL_PERMISSIONS, grantOf, type Permission, type Role } from '@docket/contracts';

export const ROLE_WORDS: Record<Role, { label: string; does: string }> = {
  reviewer: { label: 'Reviewer', does: 'Reviews and decides cases' },
  manager: {
    label: 'Manager',
    does: 'Reviews, invites, unblocks, takes reports and reads the whole audit log',
  },
  admin: { label: 'Admin', does: 'Sets up users and workflows; never sees cases' },
  auditor: { label: 'Auditor', does: 'Reads everything, cases with a reason, and changes nothing' },
};

const PERMISSION_WORDS: Record<Permission, string> = {
  'case:list': 'See the queue',
  'case:view': 'Open cases with their documents',
  'case:give-view-reason': 'Say why they look at a case, where that is asked',
  'case:claim': 'Claim and release cases',
  'case:take-over': 'Take a case over from a colleague',
  'case:assign': 'Assign cases to colleagues',
  'case:note': 'Write notes',
  'case:decide': 'Approve, decline, ask for resubmission',
  'case:block': 'Put values on the blocklist',
  'case:overturn': 'Ask to overturn a final decision',
  'decision:check': 'Agree to decisions as the second person',
  'check:view': 'See decisions that wait for a second person',
  'policy:view': 'Read the policy',
  'policy:change': 'Change which decisions need a second person',
  'sending:manage': 'Pause and resume sending to Didit',
  'reasons:view': 'Read the reasons that decisions are given',
  'reasons:history': 'See earlier reasons and how often each is given',
  'reasons:change': 'Change the reasons that decisions are given',
  'report:download': 'Download PDF reports',
  'evidence-pack:download': 'Download evidence packs',
  'blocklist:view': 'See the blocklist',
  'blocklist:remove': 'Ask to take values off the blocklist',
  'session:create': 'Invite customers',
  'bypass:view': 'See what was decided outside Docket',
  'bypass:resolve': 'Look into what was decided outside',
  'workflow:view': 'See workflows',
  'workflow:change': 'Change workflows',
  'erasure:view': 'See who was erased, with certificates',
  'erasure:request': 'Ask for a person to be erased, set legal holds',
  'erasure:check': 'Agree to erase a person, as the second one',
  'audit:view': 'Read the audit log',
  'audit:verify': 'Verify the audit log',
  'audit:export': 'Export the audit log',
  'sync:view': 'See how well Docket follows Didit',
  'sync:manage': 'Import the account, replay webhooks',
  'connection:view': 'See the connection to Didit',
  'connection:manage': 'Change the connection to Didit and its secrets',
  'user:view': 'See users',
  'user:manage': 'Add and change users',
};

export type GrantWord = 'yes' | 'own' | 'reason' | 'no';

export interface MatrixLine {
  readonly permission: Permission;
  readonly label: string;
  readonly grants: Readonly<Record<Role, GrantWord>>;
}

/** The permission matrix as the server enforces it, line by line. */
export function permissionMatrix(): MatrixLine[] {
  return ALL_PERMISSIONS.map((permission) => ({
    permission,
    label: PERMISSION_WORDS[permission],
    grants: {
      reviewer: grantWord('reviewer', permission),
      manager: grantWord('manager', permission),
      admin: grantWord('admin', permission),
      auditor: grantWord('auditor', permission),
    },
  }));
}

function grantWord(role: Role, permission: Permission): GrantWord {
  const grant = grantOf(role, permission) ?? 'no';
  return grant === 'all' ? 'yes' : grant;
}

/** What somebody gains and loses when their role changes, so that nobody is surprised. */
export function roleChange(from: Role, to: Role): { gains: string[]; loses: string[] } {
  const matrix = permissionMatrix();
  const differing = (had: Role, has: Role) =>
    matrix.filter(({ grants }) => grants[had] === 'no' && grants[has] !== 'no').map(({ label }) => label);
  return { gains: differing(from, to), loses: differing(to, from) };
}
