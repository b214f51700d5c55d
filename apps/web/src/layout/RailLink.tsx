import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { NavLink, useMatch } from 'react-router';
import type { Place } from './navigation.ts';

const ICON = { flex: 'none', position: 'relative', lineHeight: 0 } as const;
/** The number is drawn, not written: the link's name says it in words already. */
const COUNTED = {
  ...ICON,
  '&::after': {
    content: 'attr(data-count)',
    position: 'absolute',
    top: -6,
    left: 10,
    minWidth: 16,
    px: 0.5,
    borderRadius: 2,
    bgcolor: 'error.main',
    color: 'error.contrastText',
    fontSize: 10,
    fontWeight: 650,
    lineHeight: '16px',
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
  },
} as const;

/** One place in the rail. A case belongs to the queue, so that the way back stays marked. */
export function RailLink({
  place: { label, to, Icon },
  open,
  count,
}: {
  place: Place;
  open: boolean;
  /** Open items; none are not mentioned. */
  count: number;
}) {
  const here = useMatch({ path: to, end: false }) !== null;
  const onCase = useMatch('/cases/:caseId') !== null;
  const active = here || (onCase && to === '/queue');
  const words = count === 0 ? label : `${label}, ${count} open`;
  return (
    <Tooltip title={words} placement="right" enterDelay={open ? 900 : 200}>
      <ButtonBase
        component={NavLink}
        to={to}
        aria-label={words}
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
        <Box component="span" data-count={Math.min(count, 99)} sx={count === 0 ? ICON : COUNTED}>
          <Icon sx={{ fontSize: 20 }} />
        </Box>
        <Box component="span" sx={{ display: open ? { xs: 'none', xl: 'inline' } : 'none' }}>
          {label}
        </Box>
      </ButtonBase>
    </Tooltip>
  );
}
