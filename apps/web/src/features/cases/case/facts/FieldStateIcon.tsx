import type { FieldRow } from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import DragHandleOutlined from '@mui/icons-material/DragHandleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Tooltip from '@mui/material/Tooltip';
import { stateWords } from './field-rows.ts';

type Color = 'success' | 'error' | 'warning' | 'info' | 'disabled';

const LOOKS: Record<FieldRow['state'], { color: Color; Icon: SvgIconComponent }> = {
  equal: { color: 'success', Icon: CheckOutlined },
  equivalent: { color: 'info', Icon: DragHandleOutlined },
  different: { color: 'error', Icon: PriorityHighOutlined },
  single: { color: 'disabled', Icon: RemoveOutlined },
  missing: { color: 'warning', Icon: HelpOutlineOutlined },
};

/** Whether the sources agree, with the explanation one hover or focus away. */
export function FieldStateIcon({ row }: { row: FieldRow }) {
  const { color, Icon } = LOOKS[row.state];
  const words = stateWords(row);
  return (
    <Tooltip title={words}>
      <Icon color={color} titleAccess={words} sx={{ fontSize: 16, display: 'block', ml: 'auto' }} />
    </Tooltip>
  );
}
