import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import { rolesInWords, useMe } from '../../../../session/me.ts';

/** For roles that look but do not decide. */
export function ReadOnlyNotice() {
  const { role } = useMe();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, typography: 'body2', color: 'text.secondary' }}>
      <VisibilityOutlined aria-hidden sx={{ fontSize: 18 }} />
      <span>
        Read-only: as {role} you see the whole case. Decisions are made by a {rolesInWords('case:decide')}.
      </span>
    </Box>
  );
}
