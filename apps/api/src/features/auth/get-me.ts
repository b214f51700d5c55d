import { ALL_PERMISSIONS, grantOf, type Me } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/authenticate.ts';
import { secondFactorOf } from '../../http/authorize.ts';

export function describeMe(deps: Pick<Deps, 'env'>, person: SignedIn): Me {
  const { id, email, name, role } = person;
  return {
    id,
    email,
    name,
    role,
    permissions: ALL_PERMISSIONS.filter((permission) => grantOf(role, permission)),
    secondFactor: secondFactorOf(deps, person),
  };
}
