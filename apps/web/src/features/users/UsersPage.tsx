import { type Allowed, contract, type OneTimeCode, type User } from '@docket/contracts';
import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { AddUserDialog } from './AddUserDialog.tsx';
import { CodeDialog } from './codes/CodeDialog.tsx';
import { NewCodeDialog } from './codes/NewCodeDialog.tsx';
import { EditUserDialog } from './EditUserDialog.tsx';
import { PermissionMatrix } from './PermissionMatrix.tsx';
import { ResetFactorsDialog } from './ResetFactorsDialog.tsx';
import { SwitchUserDialog } from './SwitchUserDialog.tsx';
import { UserSignInsDialog } from './UserSignInsDialog.tsx';
import { UserTableRow } from './UserTableRow.tsx';

const COLUMNS: readonly ListColumn[] = [
  { key: 'name', label: 'Name' },
  { key: 'email', label: 'E-mail' },
  { key: 'role', label: 'Role', width: 120 },
  { key: 'state', label: 'State', width: 120 },
  { key: 'second-factor', label: 'Second factor', width: 128 },
  { key: 'signed-in', label: 'Last sign-in', width: 128, align: 'right' },
  { key: 'act', label: 'Actions', width: 208, align: 'right', silent: true },
];

/** What is open over the list. */
type Layer =
  | { readonly kind: 'add' }
  | { readonly kind: 'code'; readonly user: User; readonly title: string; readonly issued: OneTimeCode }
  | { readonly kind: 'edit' | 'switch' | 'sign-ins' | 'new-code' | 'factors'; readonly user: User };

/** Everyone with an account, and what their role allows. */
export default function UsersPage() {
  const me = useMe();
  const list = useRead(contract.listUsers);
  const [layer, setLayer] = useState<Layer | null>(null);
  const manages = may(me, 'user:manage');
  const allowed: Allowed = manages || { because: `Only an ${rolesInWords('user:manage')} changes users.` };
  const close = () => setLayer(null);
  const couldAgree = list.data?.couldAgree ?? [];
  // Nobody agrees to a change of their own role.
  const hasSecondAdmin = (about: User | null) => couldAgree.some((id) => id !== about?.id);
  return (
    <PageFrame
      title="Users"
      dense
      subtitle={
        manages
          ? 'Everyone with an account. One role per person.'
          : 'You can read this. Only an admin changes users.'
      }
      actions={
        <ReasonedButton
          allowed={allowed}
          variant="contained"
          startIcon={<Add />}
          onClick={() => setLayer({ kind: 'add' })}
        >
          Add user
        </ReasonedButton>
      }
    >
      <Box sx={{ flex: '1 1 0', minHeight: 0, overflow: 'auto' }}>
        {list.error !== null && (
          <Box sx={{ px: 3 }}>
            <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
          </Box>
        )}
        <ListTable label="Users" columns={COLUMNS} state={listStateOf(list)} fill={false}>
          {list.data?.items.map((user) => (
            <UserTableRow
              key={user.id}
              user={user}
              isMe={user.id === me.id}
              manages={manages}
              allowed={ownAllowed(user, me.id)}
              onEdit={() => setLayer({ kind: 'edit', user })}
              onSwitch={() => setLayer({ kind: 'switch', user })}
              onSignIns={() => setLayer({ kind: 'sign-ins', user })}
              onNewCode={() => setLayer({ kind: 'new-code', user })}
              onReset={() => setLayer({ kind: 'factors', user })}
            />
          ))}
        </ListTable>
        <PermissionMatrix />
      </Box>
      {layer?.kind === 'add' && (
        <AddUserDialog
          hasSecondAdmin={hasSecondAdmin(null)}
          onAdded={(user, issued) =>
            setLayer({ kind: 'code', user, issued, title: `${user.name} has an account now` })
          }
          onClose={close}
        />
      )}
      {layer?.kind === 'code' && <CodeDialog {...layer} onClose={close} />}
      {layer?.kind === 'new-code' && (
        <NewCodeDialog
          user={layer.user}
          onIssued={(issued) =>
            setLayer({ kind: 'code', user: layer.user, issued, title: `A code for ${layer.user.name}` })
          }
          onClose={close}
        />
      )}
      {layer?.kind === 'sign-ins' && <UserSignInsDialog user={layer.user} onClose={close} />}
      {layer?.kind === 'edit' && (
        <EditUserDialog
          user={layer.user}
          allowed={ownAllowed(layer.user, me.id)}
          hasSecondAdmin={hasSecondAdmin(layer.user)}
          onClose={close}
        />
      )}
      {layer?.kind === 'factors' && <ResetFactorsDialog user={layer.user} onClose={close} />}
      {layer?.kind === 'switch' && (
        <SwitchUserDialog user={layer.user} hasSecondAdmin={hasSecondAdmin(layer.user)} onClose={close} />
      )}
    </PageFrame>
  );
}

function ownAllowed(user: User, myId: string): Allowed {
  return (
    user.id !== myId || { because: 'Nobody changes their own role or state. Ask another administrator.' }
  );
}
