import {
  type DecisionState,
  SESSION_STATUSES,
  type SessionStatus,
  type ShownOutcome,
} from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import CallSplit from '@mui/icons-material/CallSplit';
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import PendingActionsOutlined from '@mui/icons-material/PendingActionsOutlined';
import Replay from '@mui/icons-material/Replay';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';

/** How a state is shown: never by colour alone. */
export interface Look {
  readonly label: string;
  readonly color: 'default' | 'primary' | 'secondary' | 'info' | 'success' | 'warning' | 'error';
  readonly Icon: SvgIconComponent;
}

const STATUS_LOOKS: Record<SessionStatus, Look> = {
  'In Review': { label: 'In Review', color: 'info', Icon: PendingActionsOutlined },
  Resubmitted: { label: 'Resubmitted', color: 'warning', Icon: Replay },
  'Awaiting User': { label: 'Awaiting User', color: 'default', Icon: HourglassEmpty },
  'In Progress': { label: 'In Progress', color: 'default', Icon: HourglassEmpty },
  'Not Started': { label: 'Not Started', color: 'default', Icon: HourglassEmpty },
  Approved: { label: 'Approved', color: 'success', Icon: CheckCircleOutlined },
  Declined: { label: 'Declined', color: 'error', Icon: CancelOutlined },
  'Kyc Expired': { label: 'KYC expired', color: 'default', Icon: EventBusyOutlined },
  Abandoned: { label: 'Abandoned', color: 'default', Icon: EventBusyOutlined },
  Expired: { label: 'Expired', color: 'default', Icon: EventBusyOutlined },
};

/** Didit may add statuses; an unknown one is shown as it is written. */
export function lookOfStatus(status: string): Look {
  const known = SESSION_STATUSES.find((each) => each === status);
  return known === undefined
    ? { label: status, color: 'default', Icon: HelpOutlineOutlined }
    : STATUS_LOOKS[known];
}

const OUTCOME_NOUNS: Record<ShownOutcome, string> = {
  approve: 'Approval',
  decline: 'Decline',
  resubmit: 'Redo',
  block: 'Block',
  unblock: 'Unblock',
  hidden: 'Decision',
};

const STATE_LOOKS: Record<DecisionState, Omit<Look, 'label'> & { words: string }> = {
  pending_approval: { words: 'to be checked', color: 'warning', Icon: HowToRegOutlined },
  queued: { words: 'queued', color: 'primary', Icon: OutboxOutlined },
  sending: { words: 'sending', color: 'default', Icon: OutboxOutlined },
  confirmed: { words: 'confirmed', color: 'success', Icon: CheckCircleOutlined },
  failed: { words: 'refused', color: 'error', Icon: ReportOutlined },
  unknown: { words: 'checking', color: 'warning', Icon: HelpOutlineOutlined },
  conflict: { words: 'decided elsewhere', color: 'error', Icon: CallSplit },
  manual: { words: 'needs a person', color: 'error', Icon: ReportOutlined },
  withdrawn: { words: 'taken back', color: 'default', Icon: UndoOutlined },
  refused: { words: 'not agreed', color: 'error', Icon: CancelOutlined },
  expired: { words: 'lapsed', color: 'default', Icon: EventBusyOutlined },
};

/** Where a decision of ours stands, in three words. */
export function lookOfDecision(outcome: ShownOutcome, state: DecisionState): Look {
  const { words, color, Icon } = STATE_LOOKS[state];
  return { label: `${OUTCOME_NOUNS[outcome]} · ${words}`, color, Icon };
}
