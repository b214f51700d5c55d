import type { Allowed, FactorKind, User } from '@docket/contracts';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { ROLE_WORDS } from './permission-words.ts';
import { UserMore } from './UserMore.tsx';

const FACTOR_WORDS: Record<FactorKind, string> = { authenticator: 'App', passkey: 'Passkey' };

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface UserTableRowProps {
  user: User;
  isMe: boolean;
  /** Whether the role or state may be changed; a name may be changed by whoever manages users. */
  allowed: Allowed;
  manages: boolean;
  onEdit: () => void;
  onSwitch: () => void;
  onSignIns: () => void;
  onNewCode: () => void;
  /** Takes their second factors away. */
  onReset: () => void;
}

/** One account. */
export function UserTableRow(props: UserTableRowProps) {
  const { user, isMe, allowed, manages, onEdit, onSwitch, onSignIns, onNewCode, onReset } = props;
  const { name, email, role, state, secondFactors, lastSignInAt } = user;
  const isActive = state === 'active';
  const Icon = isActive ? CheckOutlined : BlockOutlined;
  return (
    <TableRow hover>
      <TableCell sx={{ ...CUT, fontWeight: 560, color: isActive ? 'text.primary' : 'text.secondary' }}>
        {name}
        {isMe && (
          <Box component="span" sx={{ ml: 1, typography: 'caption', color: 'text.secondary' }}>
            you
          </Box>
        )}
      </TableCell>
      <TableCell sx={CUT} title={email}>
        {email}
      </TableCell>
      <TableCell>{ROLE_WORDS[role].label}</TableCell>
      <TableCell>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            color: isActive ? 'success.main' : 'text.secondary',
          }}
        >
          <Icon sx={{ fontSize: 16 }} aria-hidden />
          {isActive ? 'Active' : 'Disabled'}
        </Box>
      </TableCell>
      <TableCell sx={secondFactors.length === 0 ? { color: 'text.secondary' } : null}>
        {secondFactors.length === 0 ? 'None' : secondFactors.map((kind) => FACTOR_WORDS[kind]).join(', ')}
      </TableCell>
      <TableCell align="right" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {lastSignInAt === null ? 'never' : <TimeAgo at={lastSignInAt} />}
      </TableCell>
      <TableCell align="right" sx={{ '&&': { py: 0.25 }, whiteSpace: 'nowrap' }}>
        {manages && (
          <>
            <ReasonedButton allowed color="inherit" aria-label={`Edit ${name}`} onClick={onEdit}>
              Edit
            </ReasonedButton>
            <ReasonedButton
              allowed={allowed}
              color="inherit"
              aria-label={`${isActive ? 'Disable' : 'Enable'} ${name}`}
              onClick={onSwitch}
            >
              {isActive ? 'Disable' : 'Enable'}
            </ReasonedButton>
            <UserMore user={user} isMe={isMe} onSignIns={onSignIns} onNewCode={onNewCode} onReset={onReset} />
          </>
        )}
      </TableCell>
    </TableRow>
  );
}
