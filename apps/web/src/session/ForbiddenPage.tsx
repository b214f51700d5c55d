import type { Permission } from '@docket/contracts';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { someoneWith, startOf, useMe } from './me.ts';

/** The page a role may not open: names the permission and the roles that have it, and shows no data. */
export function ForbiddenPage({ permission }: { permission: Permission }) {
  const me = useMe();
  return (
    <PageFrame title="No access">
      <EmptyState
        icon={<LockOutlined />}
        title="You don't have access to this page"
        detail={
          <>
            It needs the permission <code>{permission}</code>, which your role ({me.role}) does not have. Ask{' '}
            {someoneWith(permission)}.
          </>
        }
        action={
          <Button component={Link} to={startOf(me)} variant="outlined">
            Go to your start page
          </Button>
        }
      />
    </PageFrame>
  );
}
