import type { SignIn } from '@docket/contracts';
import LaptopOutlined from '@mui/icons-material/LaptopOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Hidden } from '../ui/Hidden.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';

interface SignInTableProps {
  items: readonly SignIn[];
  /** The one that is being ended. */
  endingId: string | null;
  onEnd: (signIn: SignIn) => void;
}

/** Where somebody is signed in. The one this page belongs to is not ended here: that is signing out. */
export function SignInTable({ items, endingId, onEnd }: SignInTableProps) {
  return (
    <TableContainer>
      <Table size="small" aria-label="Sign-ins" sx={{ minWidth: 560, '& tbody tr': { height: 44 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>Device</TableCell>
            <TableCell>Address</TableCell>
            <TableCell>Signed in</TableCell>
            <TableCell>Last used</TableCell>
            <TableCell align="right" sx={{ pr: 0 }}>
              <Hidden>Actions</Hidden>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((signIn) => (
            <TableRow key={signIn.id}>
              <TableCell sx={{ pl: 0 }}>
                <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 560 }}>
                  <LaptopOutlined sx={{ fontSize: 18, color: 'text.secondary' }} aria-hidden />
                  {signIn.device}
                </Box>
              </TableCell>
              <TableCell>{signIn.ip ?? 'unknown'}</TableCell>
              <TableCell>
                <TimeAgo at={signIn.startedAt} />
              </TableCell>
              <TableCell>{signIn.isThis ? 'now' : <TimeAgo at={signIn.lastUsedAt} />}</TableCell>
              <TableCell align="right" sx={{ pr: 0, color: 'text.secondary' }}>
                {signIn.isThis ? (
                  'this one'
                ) : (
                  <Button
                    color="inherit"
                    loading={endingId === signIn.id}
                    aria-label={`End the sign-in of ${signIn.device}, ${signIn.ip ?? 'unknown address'}`}
                    onClick={() => onEnd(signIn)}
                  >
                    End
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
