import type { Reason, ReasonOutcome } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { ReasonRow } from './ReasonRow.tsx';
import { OUTCOME_TITLES } from './reason-words.ts';

interface ReasonGroupProps {
  outcome: ReasonOutcome;
  reasons: readonly Reason[];
  /** How often each was given; null where one may not know. */
  usage: readonly { key: string; times: number }[] | null;
  /** null: may not change them. */
  onEdit: ((reason: Reason) => void) | null;
  onMove: (key: string, by: -1 | 1) => void;
}

const COLUMNS: readonly ListColumn[] = [
  { key: 'digit', label: 'Key', width: 56 },
  { key: 'reason', label: 'Reason', width: 290 },
  { key: 'clause', label: 'Policy', width: 200 },
  { key: 'customer', label: 'Customer may read' },
  { key: 'asks', label: 'Needs', width: 168 },
];
const USED: ListColumn = { key: 'used', label: 'Given', width: 72, align: 'right' };
const ACTIONS: ListColumn = { key: 'actions', label: 'Change', width: 132, align: 'right', silent: true };

/** The reasons one outcome is given, in the order people choose in. */
export function ReasonGroup({ outcome, reasons, usage, onEdit, onMove }: ReasonGroupProps) {
  const title = OUTCOME_TITLES[outcome];
  const columns = [...COLUMNS, ...(usage === null ? [] : [USED]), ...(onEdit === null ? [] : [ACTIONS])];
  const active = reasons.filter(({ retired }) => !retired).length;
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ pb: 3, '& table': { ml: -3, width: 'calc(100% + 48px)' } }}
    >
      <Typography variant="h2" sx={{ pb: 0.5 }}>
        {title}
      </Typography>
      <ListTable label={title} columns={columns} state="ready" fill={false} minWidth={1000}>
        {reasons.map((reason, index) => (
          <ReasonRow
            key={reason.key}
            reason={reason}
            digit={!reason.retired && index < 9 ? index + 1 : null}
            times={usage === null ? null : (usage.find(({ key }) => key === reason.key)?.times ?? 0)}
            onEdit={onEdit === null ? null : () => onEdit(reason)}
            onUp={index > 0 && !reason.retired ? () => onMove(reason.key, -1) : null}
            onDown={index < active - 1 ? () => onMove(reason.key, 1) : null}
          />
        ))}
      </ListTable>
    </Box>
  );
}
