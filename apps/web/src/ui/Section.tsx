import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** What it is for, for somebody who sees it for the first time. */
  about: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One matter of a page: its name and purpose left, its facts in the middle, what to do right. */
export function Section({ title, about, actions, children }: SectionProps) {
  const titleId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '232px minmax(0, 1fr) 168px' },
        columnGap: 4,
        rowGap: 1.5,
        py: 2.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box>
        <Typography id={titleId} variant="h2">
          {title}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.25 }}>
          {about}
        </Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0 }}>{children}</Box>
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'row', md: 'column' },
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'stretch',
        }}
      >
        {actions}
      </Box>
    </Box>
  );
}
