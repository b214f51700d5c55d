import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A place with nothing in it: says why that is so and what to do next, so that empty never looks broken. */
export function EmptyState({
  icon,
  title,
  detail,
  action,
}: {
  icon?: ReactNode;
  title: string;
  detail?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', gap: 1, px: 3, py: 8, textAlign: 'center' }}>
      {icon !== undefined && (
        <Box sx={{ color: 'text.disabled', lineHeight: 0, '& svg': { fontSize: 32 } }}>{icon}</Box>
      )}
      <Typography variant="h2" component="h2">
        {title}
      </Typography>
      {detail !== undefined && (
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary', maxWidth: 520 }}>
          {detail}
        </Typography>
      )}
      {action !== undefined && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
