import { contract } from '@docket/contracts';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../api/problem-error.ts';
import { useWrite } from '../api/query.ts';
import { paths } from '../paths.ts';
import { useMe } from '../session/me.ts';
import { useNotify } from './feedback.ts';

/** Who is signed in, in which role, and the way out. */
export function UserMenu() {
  const me = useMe();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const signOut = useWrite(contract.signOut, {
    onSuccess: async () => {
      await navigate(paths.signIn());
      // The next person on this computer must not see a glimpse of what this one was looking at.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== contract.getEnvironment.url });
    },
    onError: (error) => notify({ severity: 'error', text: problemOf(error).title }),
  });
  return (
    <>
      <Button
        color="inherit"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Signed in as ${me.name}, ${me.role}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, mr: 0.75 }}>
          {me.name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 460 }}>
          {me.role}
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="presentation" sx={{ px: 2, py: 1, typography: 'body2' }}>
          <Box sx={{ fontWeight: 600 }}>{me.name}</Box>
          <Box sx={{ color: 'text.secondary' }}>{me.email}</Box>
          <Box sx={{ color: 'text.secondary' }}>Role: {me.role}</Box>
        </Box>
        <Divider component="li" />
        <MenuItem onClick={() => signOut.mutate({})}>Sign out</MenuItem>
      </Menu>
    </>
  );
}
