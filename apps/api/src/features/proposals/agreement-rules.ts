import { grantOf, type Permission, type ProposalKind, type Role } from '@docket/contracts';

/** What may put such a change in force without anybody's agreement, where nobody is there to agree. */
const ALONE: Record<ProposalKind, Permission> = {
  'role-grant': 'user:manage',
  policy: 'policy:change',
  reasons: 'reasons:change',
};

interface Asked {
  readonly kind: ProposalKind;
  /** Whose account it is about; null where it is about none, or none that exists. */
  readonly about: string | null;
}

/** Administrators who could agree: neither who asks nor whose account it is, because nobody changes their own role. */
export function whoCouldAgree(
  makerId: string,
  { about }: Pick<Asked, 'about'>,
  activeAdmins: readonly string[],
): string[] {
  return activeAdmins.filter((id) => id !== makerId && id !== about);
}

/**
 * How a change is put in force: by its maker alone where there is nobody who could agree, otherwise not before an
 * administrator has agreed. Who may only ask for it always waits.
 */
export function wayOf(
  maker: { readonly id: string; readonly role: Role },
  asked: Asked,
  activeAdmins: readonly string[],
): 'alone' | 'waits' {
  if (grantOf(maker.role, ALONE[asked.kind]) === null) return 'waits';
  return whoCouldAgree(maker.id, asked, activeAdmins).length === 0 ? 'alone' : 'waits';
}
