import CallSplit from '@mui/icons-material/CallSplit';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { Link } from 'react-router';

/** Somebody set the status at Didit and not here; leads to what is known of it. */
export function OutsideChip({ to }: { to: string }) {
  return (
    <Tooltip
      describeChild
      title="The status was set at Didit without a decision here. See who did it and what came of it."
    >
      <Chip
        clickable
        component={Link}
        to={to}
        variant="outlined"
        color="error"
        icon={<CallSplit />}
        label="Decided elsewhere"
        sx={{ flex: 'none' }}
      />
    </Tooltip>
  );
}
