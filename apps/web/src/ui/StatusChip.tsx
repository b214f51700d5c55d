import Chip from '@mui/material/Chip';
import { lookOfStatus } from './status-looks.ts';

/** A session status as Didit names it; an unknown one is shown verbatim. */
export function StatusChip({ status }: { status: string }) {
  const { label, color, Icon } = lookOfStatus(status);
  return <Chip variant="outlined" color={color} icon={<Icon />} label={label} />;
}
