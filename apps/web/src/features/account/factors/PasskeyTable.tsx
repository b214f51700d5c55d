import type { Allowed, Passkey } from '@docket/contracts';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Hidden } from '../../../ui/Hidden.tsx';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { FactorLine } from './FactorLine.tsx';

interface PasskeyTableProps {
  passkeys: readonly Passkey[];
  mayRemove: Allowed;
  onRename: (passkey: Passkey) => void;
  onRemove: (passkey: Passkey) => void;
}

/** A person's passkeys, oldest first. */
export function PasskeyTable({ passkeys, mayRemove, onRename, onRemove }: PasskeyTableProps) {
  return (
    <TableContainer>
      <Table size="small" aria-label="Passkeys" sx={{ minWidth: 480, '& tbody tr': { height: 44 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>Device</TableCell>
            <TableCell>Added</TableCell>
            <TableCell>Last used</TableCell>
            <TableCell align="right" sx={{ pr: 0 }}>
              <Hidden>Actions</Hidden>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {passkeys.map((passkey) => (
            <TableRow key={passkey.id}>
              <TableCell sx={{ pl: 0, maxWidth: 240 }}>
                <FactorLine icon={<FingerprintOutlined />} name={passkey.name} />
              </TableCell>
              <TableCell>
                <TimeAgo at={passkey.createdAt} />
              </TableCell>
              <TableCell>
                {passkey.lastUsedAt === null ? 'never' : <TimeAgo at={passkey.lastUsedAt} />}
              </TableCell>
              <TableCell align="right" sx={{ pr: 0, whiteSpace: 'nowrap' }}>
                <Button
                  color="inherit"
                  aria-label={`Rename ${passkey.name}`}
                  onClick={() => onRename(passkey)}
                >
                  Rename
                </Button>
                <ReasonedButton
                  allowed={mayRemove}
                  color="inherit"
                  aria-label={`Remove ${passkey.name}`}
                  onClick={() => onRemove(passkey)}
                >
                  Remove
                </ReasonedButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
