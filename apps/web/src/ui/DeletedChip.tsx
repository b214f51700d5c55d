import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { instantInWords } from './format.ts';

/** Didit no longer has the session; the case stays with what was read of it. */
export function DeletedChip({ at }: { at: string }) {
  return (
    <Tooltip
      describeChild
      title={`Found out ${instantInWords(at)}. Pictures are gone; nothing can be decided any more.`}
    >
      <Chip
        variant="outlined"
        color="error"
        icon={<DeleteOutlined />}
        label="Deleted at Didit"
        sx={{ flex: 'none' }}
      />
    </Tooltip>
  );
}
