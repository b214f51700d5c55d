import type { CaseId } from '@docket/contracts';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import { useOthersLooking } from '../../looking-words.ts';

/** Colleagues who have the same case before them, so that two do not do the same work unknowingly. */
export function LookersNote({ caseId }: { caseId: CaseId }) {
  const others = useOthersLooking(caseId);
  return (
    <Box
      role="status"
      aria-label="Also looking"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, typography: 'body2', minWidth: 0 }}
    >
      {others !== null && (
        <>
          <VisibilityOutlined aria-hidden sx={{ fontSize: 16, color: 'text.secondary' }} />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {others.names} {others.count === 1 ? 'is' : 'are'} looking too
          </Box>
        </>
      )}
    </Box>
  );
}
