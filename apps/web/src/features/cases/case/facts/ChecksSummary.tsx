import type { Check } from '@docket/contracts';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { CheckMark } from '../../../../ui/CheckMark.tsx';
import { scoreText } from '../case-words.ts';
import { SectionTitle } from './SectionTitle.tsx';

interface ChecksSummaryProps {
  checks: readonly Check[];
  onOpen: (check: Check) => void;
}

/** One row per step of the workflow: our reading, Didit's own word for it, and the score. */
export function ChecksSummary({ checks, onOpen }: ChecksSummaryProps) {
  return (
    <Box component="section" aria-label="Checks">
      <SectionTitle title="Checks" />
      <Box component="ul" sx={{ m: 0, px: 1, pb: 1, listStyle: 'none' }}>
        {checks.map((check) => (
          <li key={`${check.feature} ${check.nodeId}`}>
            <ButtonBase onClick={() => onOpen(check)} sx={ROW}>
              <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                {check.label}
              </Box>
              <CheckMark state={check.state} />
              <Box component="span" sx={{ textAlign: 'right' }}>
                {scoreText(check.score)}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', pl: 1.5 }}>
                {check.status}
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Box>
  );
}

const ROW = {
  width: '100%',
  display: 'grid',
  gridTemplateColumns: 'minmax(120px, 1.4fr) 100px 44px minmax(90px, 1fr)',
  alignItems: 'center',
  px: 1,
  minHeight: 28,
  borderRadius: 0.5,
  typography: 'body2',
  textAlign: 'left',
  whiteSpace: 'nowrap',
  '&:hover': { bgcolor: 'action.hover' },
} as const;
