import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../session/me.ts';
import { Hidden } from '../ui/Hidden.tsx';

// Loaded when opened: few people sign out in the first second.
const UserMenuList = lazy(() => import('./UserMenuList.tsx'));

/** Who is signed in, in which role, and the way out. */
export function UserMenu() {
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Hidden>Account of </Hidden>
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, mr: 0.75 }}>
          {me.name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 460 }}>
          {me.role}
        </Box>
      </Button>
      {anchor !== null && (
        <Suspense fallback={null}>
          <UserMenuList anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
