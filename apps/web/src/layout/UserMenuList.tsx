import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { problemOf } from '../api/problem-error.ts';
import { useWrite } from '../api/query.ts';
import { paths } from '../paths.ts';
import { useMe } from '../session/me.ts';
import { useNotify } from './feedback.ts';

/** The open menu: who this is, in full, their own page, and signing out. */
export default function UserMenuList({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const me = useMe();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = useWrite(contract.signOut, {
    onSuccess: async () => {
      await navigate(paths.signIn());
      // The next person on this computer must not see a glimpse of what this one was looking at.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== contract.getEnvironment.url });
    },
    onError: (error) => notify({ severity: 'error', text: problemOf(error).title }),
  });
  return (
    <Menu anchorEl={anchor} open onClose={onClose}>
      <Box component="li" role="presentation" sx={{ px: 2, py: 1, typography: 'body2' }}>
        <Box sx={{ fontWeight: 600 }}>{me.name}</Box>
        <Box sx={{ color: 'text.secondary' }}>{me.email}</Box>
        <Box sx={{ color: 'text.secondary' }}>Role: {me.role}</Box>
      </Box>
      <Divider component="li" />
      <MenuItem component={Link} to={paths.account()} onClick={onClose}>
        Your account
      </MenuItem>
      <MenuItem component={Link} to={paths.preferences()} onClick={onClose}>
        Preferences
      </MenuItem>
      <MenuItem onClick={() => signOut.mutate({})}>Sign out</MenuItem>
    </Menu>
  );
}
