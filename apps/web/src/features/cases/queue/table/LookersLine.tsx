import type { CaseId } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useOthersLooking } from '../../looking-words.ts';

/** Below who holds the case: who has it on the screen. */
export function LookersLine({ caseId }: { caseId: CaseId }) {
  const others = useOthersLooking(caseId);
  if (others === null) return null;
  const text = `${others.names} ${others.count === 1 ? 'is' : 'are'} looking`;
  return (
    <Box
      title={text}
      sx={{
        typography: 'caption',
        lineHeight: '16px',
        color: 'text.secondary',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }}
    >
      {text}
    </Box>
  );
}
