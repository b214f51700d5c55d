import type { CaseSummary } from '@docket/contracts';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { inCompactRows } from '../../../../ui/density.ts';
import { SeverityIcon } from '../../../../ui/SeverityIcon.tsx';

const SHOWN = 2;

/** Why the case is here: the two gravest warnings in words, and how many more there are. */
export function WhyCell({ warnings }: { warnings: CaseSummary['warnings'] }) {
  if (warnings.length === 0) {
    return (
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        No warnings
      </Box>
    );
  }
  const more = warnings.slice(SHOWN);
  return (
    <Box sx={{ display: 'grid', minWidth: 0, ...inCompactRows({ display: 'flex', gap: 1.5 }) }}>
      {warnings.slice(0, SHOWN).map(({ risk, title, severity }, index) => (
        <Box
          key={risk}
          sx={{ display: 'flex', alignItems: 'center', gap: 0.75, minWidth: 0, lineHeight: '18px' }}
        >
          <SeverityIcon severity={severity} size={15} />
          <Box
            component="span"
            title={title}
            sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          >
            {title}
          </Box>
          {index === SHOWN - 1 && more.length > 0 && (
            <Tooltip title={more.map((warning) => warning.title).join(' · ')}>
              <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
                +{more.length}
              </Box>
            </Tooltip>
          )}
        </Box>
      ))}
    </Box>
  );
}
