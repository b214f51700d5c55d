import type { CaseAction, CaseDetail, CaseOutcome } from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import type { ButtonProps } from '@mui/material/Button';
import type { ShortcutId } from '../../../../shortcuts/keymap.ts';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { ReasonedButton } from '../../../../ui/ReasonedButton.tsx';
import { OUTCOME_WORDS } from './decision-words.ts';

/** The name under which the server says whether an outcome is allowed. */
export const OUTCOME_ACTIONS: Record<CaseOutcome, CaseAction> = {
  approve: 'approve',
  decline: 'decline',
  resubmit: 'requestResubmission',
  block: 'block',
};

interface Look {
  outcome: CaseOutcome & ShortcutId;
  color: NonNullable<ButtonProps['color']>;
  variant: NonNullable<ButtonProps['variant']>;
  Icon: SvgIconComponent;
}

const BUTTONS: readonly Look[] = [
  { outcome: 'approve', color: 'success', variant: 'contained', Icon: CheckOutlined },
  { outcome: 'resubmit', color: 'inherit', variant: 'outlined', Icon: ReplayOutlined },
  { outcome: 'decline', color: 'error', variant: 'outlined', Icon: CloseOutlined },
  { outcome: 'block', color: 'inherit', variant: 'outlined', Icon: BlockOutlined },
];

interface OutcomeButtonsProps {
  detail: CaseDetail;
  settled: boolean;
  onStart: (outcome: CaseOutcome) => void;
}

/** The four ways a case can go. None acts at once: each opens its panel. */
export function OutcomeButtons({ detail, settled, onStart }: OutcomeButtonsProps) {
  // After a decision only what can still be done is of interest; before it, why something cannot be done is.
  const shown = BUTTONS.filter(
    ({ outcome }) => !settled || detail.allowed[OUTCOME_ACTIONS[outcome]] === true,
  );
  return shown.map(({ outcome, color, variant, Icon }) => (
    <ReasonedButton
      key={outcome}
      allowed={detail.allowed[OUTCOME_ACTIONS[outcome]]}
      color={color}
      variant={settled ? 'outlined' : variant}
      startIcon={<Icon />}
      aria-haspopup="true"
      onClick={() => onStart(outcome)}
      sx={{ minHeight: 36 }}
    >
      {OUTCOME_WORDS[outcome].act}
      <ShortcutHint id={outcome} />
    </ReasonedButton>
  ));
}
