import type { Permission } from '@docket/contracts';
import type { ReactNode } from 'react';
import { ForbiddenPage } from './ForbiddenPage.tsx';
import { may, useMe } from './me.ts';

/** Shows the page to roles that hold the permission, and to others whom they can ask. */
export function RequirePermission({ permission, children }: { permission: Permission; children: ReactNode }) {
  return may(useMe(), permission) ? children : <ForbiddenPage permission={permission} />;
}
