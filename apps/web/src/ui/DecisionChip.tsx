import type { DecisionState, ShownOutcome } from '@docket/contracts';
import Chip from '@mui/material/Chip';
import { lookOfDecision } from './status-looks.ts';

/** Our decision and where it is on its way to Didit. */
export function DecisionChip({ outcome, state }: { outcome: ShownOutcome; state: DecisionState }) {
  const { label, color, Icon } = lookOfDecision(outcome, state);
  return <Chip variant="outlined" color={color} icon={<Icon />} label={label} />;
}
