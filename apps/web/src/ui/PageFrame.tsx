import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/**
 * Title row and body of a page.
 * `dense`: the body fills the rest of the window and scrolls by itself (tables); otherwise it is padded text width.
 */
export function PageFrame({
  title,
  subtitle,
  actions,
  dense = false,
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  dense?: boolean;
  children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: dense ? '1 1 0' : '1 0 auto' }}>
      <title>{`${title} · Docket`}</title>
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 2,
          px: 3,
          pt: 1.75,
          pb: dense ? 1 : 1.75,
        }}
      >
        <Box sx={{ flex: '1 1 auto', minWidth: 0 }}>
          <Typography variant="h1">{title}</Typography>
          {subtitle !== undefined && (
            <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions !== undefined && <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>{actions}</Box>}
      </Box>
      <Box
        sx={
          dense
            ? { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column' }
            : { px: 3, pb: 4, width: '100%', maxWidth: 1200 }
        }
      >
        {children}
      </Box>
    </Box>
  );
}
