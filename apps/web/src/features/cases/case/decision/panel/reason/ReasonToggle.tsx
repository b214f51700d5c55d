import type { Reason } from '@docket/contracts';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import ToggleButton from '@mui/material/ToggleButton';
import { KeyHint } from '../../../../../../ui/KeyHint.tsx';

interface ReasonToggleProps {
  reason: Reason;
  digit: number | null;
  rank: 'main' | 'further' | 'none';
  onToggle: () => void;
}

/** One reason, with what it asks for marked before it is chosen. */
export function ReasonToggle({ reason, digit, rank, onToggle }: ReasonToggleProps) {
  return (
    <ToggleButton
      value={reason.key}
      size="small"
      selected={rank !== 'none'}
      // Focus goes where the next key is expected; the evidence keeps its place above.
      autoFocus={digit === 1}
      color="primary"
      onClick={onToggle}
      sx={{
        textTransform: 'none',
        fontWeight: rank === 'main' ? 560 : 450,
        gap: 0.5,
        py: 0.25,
        px: 1,
        minHeight: 30,
        color: 'text.primary',
        '& kbd': { ml: 0, mr: 0.25 },
        '& svg': { fontSize: 16, color: 'text.secondary' },
      }}
    >
      {digit !== null && <KeyHint keys={String(digit)} />}
      {reason.label}
      {reason.needsNote && <EditNoteOutlined titleAccess="needs a note" />}
      {reason.needsSecondPerson && <PeopleOutlined titleAccess="needs a second person" />}
    </ToggleButton>
  );
}
