import type { CheckState } from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import QuestionMarkOutlined from '@mui/icons-material/QuestionMarkOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Box from '@mui/material/Box';

const LOOKS: Record<CheckState, { words: string; color: string; Icon: SvgIconComponent }> = {
  passed: { words: 'Passed', color: 'success.main', Icon: CheckOutlined },
  warning: { words: 'Warning', color: 'warning.main', Icon: PriorityHighOutlined },
  failed: { words: 'Failed', color: 'error.main', Icon: CloseOutlined },
  'not-run': { words: 'Not run', color: 'text.secondary', Icon: RemoveOutlined },
  unknown: { words: 'No result', color: 'text.secondary', Icon: QuestionMarkOutlined },
};

/** The result of one check; missing, passed, warned and failed never share a sign or a word. */
export function CheckMark({ state, label }: { state: CheckState; label?: string }) {
  const { words, color, Icon } = LOOKS[state];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color }}>
      <Icon sx={{ fontSize: 16 }} aria-hidden />
      <span>{label ?? words}</span>
    </Box>
  );
}
