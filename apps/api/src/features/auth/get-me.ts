import { ALL_PERMISSIONS, grantOf, type Me } from '@docket/contracts';
import type { SignedIn } from '../../http/authenticate.ts';

export function describeMe({ id, email, name, role }: SignedIn): Me {
  return {
    id,
    email,
    name,
    role,
    permissions: ALL_PERMISSIONS.filter((permission) => grantOf(role, permission)),
  };
}
