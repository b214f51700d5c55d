import SnoozeOutlined from '@mui/icons-material/SnoozeOutlined';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { shortInWords } from '../../../../ui/dates.ts';
import { instantInWords } from '../../../../ui/format.ts';

/** The case sleeps: nobody is given it until then. */
export function SnoozedChip({ until }: { until: string }) {
  return (
    <Tooltip
      describeChild
      title={`Until ${instantInWords(until)}. The deadline runs on, and a change at Didit wakes it.`}
    >
      <Chip
        variant="outlined"
        icon={<SnoozeOutlined />}
        label={`Snoozed until ${shortInWords(until)}`}
        sx={{ flex: 'none' }}
      />
    </Tooltip>
  );
}
