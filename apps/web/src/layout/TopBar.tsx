import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { may, startOf, useMe } from '../session/me.ts';
import { BarButtons } from './BarButtons.tsx';
import { EnvironmentChips } from './EnvironmentChips.tsx';
import { Logo } from './Logo.tsx';
import { SearchField } from './SearchField.tsx';
import { UserMenu } from './UserMenu.tsx';

/** Product, surroundings, search, commands, help, theme and person in 48 px. */
export function TopBar() {
  const me = useMe();
  return (
    <Box
      component="header"
      sx={{
        flex: 'none',
        height: 48,
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 2,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
      }}
    >
      <Link
        component={RouterLink}
        to={startOf(me)}
        underline="none"
        color="inherit"
        aria-label="Docket, start page"
        sx={{ display: 'flex', alignItems: 'center', gap: 1 }}
      >
        <Logo />
        <Box component="span" sx={{ fontSize: 15, fontWeight: 640, letterSpacing: '-0.01em' }}>
          Docket
        </Box>
      </Link>
      <EnvironmentChips />
      <Box sx={{ flex: 1, display: 'flex', justifyContent: 'center', minWidth: 0 }}>
        {may(me, 'case:list') && <SearchField />}
      </Box>
      <BarButtons />
      <UserMenu />
    </Box>
  );
}
