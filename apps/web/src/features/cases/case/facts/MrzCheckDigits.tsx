import type { MrzCheck } from '@docket/contracts';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { CheckMark } from '../../../../ui/CheckMark.tsx';

/** Check digits of the machine readable zone (ICAO 9303 part 3), recomputed; one wrong digit means a misread or an altered document. */
export function MrzCheckDigits({ checks }: { checks: readonly MrzCheck[] }) {
  return (
    <Box
      component="dl"
      aria-label="Check digits of the machine readable zone"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.25,
        m: 0,
        px: 2,
        py: 0.5,
        typography: 'caption',
      }}
    >
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        Check digits
      </Box>
      {checks.map((check) => (
        <Tooltip
          key={check.field}
          title={
            check.ok
              ? `Printed ${check.printed}, as computed`
              : `Printed ${check.printed}, computed ${check.computed}`
          }
        >
          <Box component="dd" sx={{ m: 0 }}>
            <CheckMark
              state={check.ok ? 'passed' : 'failed'}
              label={check.ok ? check.field : `${check.field} ${check.printed} ≠ ${check.computed}`}
            />
          </Box>
        </Tooltip>
      ))}
    </Box>
  );
}
