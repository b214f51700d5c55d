import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface StepRowProps {
  title: string;
  does: string;
  /** null: the step is always there, and this form does not change it. */
  on: boolean | null;
  readOnly: boolean;
  onSwitch?: (on: boolean) => void;
  /** Settings of the step, shown while it is on. */
  children?: ReactNode;
}

/** One step of the workflow: whether it runs, what it does, and its settings. */
export function StepRow({ title, does, on, readOnly, onSwitch, children }: StepRowProps) {
  const titleId = useId();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '44px minmax(0, 1fr)',
        columnGap: 1,
        px: 3,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ height: 24, display: 'flex', alignItems: 'center' }}>
        {on === null ? (
          <LockOutlined titleAccess="Not changed here" sx={{ fontSize: 18, ml: 1, color: 'text.disabled' }} />
        ) : (
          <Switch
            size="small"
            checked={on}
            disabled={readOnly}
            slotProps={{ input: { 'aria-labelledby': titleId } }}
            onChange={(_, checked) => onSwitch?.(checked)}
          />
        )}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
          <Typography
            id={titleId}
            variant="h2"
            component="h2"
            sx={{ minWidth: 136, color: on === false ? 'text.secondary' : 'text.primary' }}
          >
            {title}
          </Typography>
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{does}</Box>
        </Box>
        {on !== false && children !== undefined && (
          <Box sx={{ mt: 2, mb: 0.5, maxWidth: 640 }}>{children}</Box>
        )}
      </Box>
    </Box>
  );
}
