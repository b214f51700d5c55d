import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { NavLink, useMatch } from 'react-router';
import type { Place } from './navigation.ts';

/** One place in the rail. A case belongs to the queue, so that the way back stays marked. */
export function RailLink({ place: { label, to, Icon }, open }: { place: Place; open: boolean }) {
  const here = useMatch({ path: to, end: false }) !== null;
  const onCase = useMatch('/cases/:caseId') !== null;
  const active = here || (onCase && to === '/queue');
  return (
    <Tooltip title={label} placement="right" enterDelay={open ? 900 : 200}>
      <ButtonBase
        component={NavLink}
        to={to}
        aria-label={label}
        aria-current={active ? 'page' : undefined}
        sx={{
          height: 36,
          px: 1.25,
          gap: 1.5,
          justifyContent: 'flex-start',
          borderRadius: 1,
          typography: 'body2',
          fontWeight: active ? 600 : 460,
          color: active ? 'primary.main' : 'text.secondary',
          bgcolor: active ? 'action.selected' : 'transparent',
          '&:hover': { bgcolor: active ? 'action.selected' : 'action.hover' },
        }}
      >
        <Icon sx={{ fontSize: 20, flex: 'none' }} />
        <Box component="span" sx={{ display: open ? { xs: 'none', xl: 'inline' } : 'none' }}>
          {label}
        </Box>
      </ButtonBase>
    </Tooltip>
  );
}
