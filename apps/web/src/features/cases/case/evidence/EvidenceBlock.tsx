import type { EvidenceTab, Warning } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { SeverityIcon } from '../../../../ui/SeverityIcon.tsx';
import { anchorId } from '../evidence-tabs.ts';

interface EvidenceBlockProps {
  tab: EvidenceTab;
  nodeId: string | null;
  title: string;
  status: string;
  warnings: readonly Warning[];
  aside?: ReactNode;
  children: ReactNode;
}

/** Everything one step of the workflow produced, with its warnings in front; the why-strip points here. */
export function EvidenceBlock({ tab, nodeId, title, status, warnings, aside, children }: EvidenceBlockProps) {
  const own = warnings.filter((one) => one.tab === tab && (one.nodeId === nodeId || one.nodeId === null));
  return (
    <Box
      component="section"
      id={anchorId(tab, nodeId)}
      aria-label={title}
      tabIndex={-1}
      sx={{
        px: 2,
        py: 1.5,
        outline: '2px solid transparent',
        outlineOffset: -3,
        borderRadius: 1,
        transition: 'outline-color 120ms',
        '&[data-pointed]': { outlineColor: (theme) => theme.vars?.palette.warning.main },
        '& + &': { borderTop: 1, borderColor: 'divider', borderRadius: 0 },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, minHeight: 24 }}>
        <Typography variant="h3" component="h2">
          {title}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {status}
        </Typography>
        <Box sx={{ ml: 'auto' }}>{aside}</Box>
      </Box>
      {own.map((warning) => (
        <Box key={warning.risk} sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'flex-start' }}>
          <Box component="span" sx={{ lineHeight: 0, pt: 0.25 }}>
            <SeverityIcon severity={warning.severity} />
          </Box>
          <Typography variant="body2">
            {warning.title}
            {warning.detail !== null && warning.detail !== warning.title && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                {warning.detail}
              </Box>
            )}
          </Typography>
        </Box>
      ))}
      <Box sx={{ pt: 1 }}>{children}</Box>
    </Box>
  );
}
