import type { CaseDetail, CaseOutcome, Decision, Me } from '@docket/contracts';
import Box from '@mui/material/Box';
import Collapse from '@mui/material/Collapse';
import Paper from '@mui/material/Paper';
import { may, useMe } from '../../../../session/me.ts';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';
import type { Claim } from '../header/use-claim.ts';
import { BarStatus } from './BarStatus.tsx';
import { DecisionProgress } from './DecisionProgress.tsx';
import { barMode } from './decision-words.ts';
import { NextButton } from './NextButton.tsx';
import { OUTCOME_ACTIONS, OutcomeButtons } from './OutcomeButtons.tsx';
import { DecisionPanel } from './panel/DecisionPanel.tsx';
import { useDraft } from './panel/use-draft.ts';
import { VersionConflict } from './panel/VersionConflict.tsx';
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx';
import { useAfterDecision } from './use-after-decision.ts';
import { useFollowed } from './use-followed.ts';

/** Where a case is decided. It never covers the evidence and never promises more than Didit has answered. */
export function DecisionBar({ detail, claim }: { detail: CaseDetail; claim: Claim }) {
  const me = useMe();
  const mayDecide = may(me, 'case:decide');
  const draft = useDraft(detail, useAfterDecision(detail, claim));
  const { decision, undo, undoing } = useFollowed(detail);
  const mode = barMode(detail, decision, mayDecide);
  // Whoever lost the case keeps the draft but not the panel: nothing in it would be taken any more.
  const isTaken = detail.case.holder !== null && !claim.holds && draft.changes.length === 0;
  const open = draft.open && mode !== 'moving' && mode !== 'read-only' && !isTaken;
  const start = (outcome: CaseOutcome) => {
    if (detail.allowed[OUTCOME_ACTIONS[outcome]] === true && mode !== 'moving') draft.start(outcome);
  };
  useShortcuts({
    approve: () => start('approve'),
    decline: () => start('decline'),
    resubmit: () => start('resubmit'),
    block: () => start('block'),
    undo,
  });
  return (
    <Paper
      component="section"
      aria-label="Decision"
      square
      elevation={8}
      sx={{ flex: 'none', position: 'relative', zIndex: 2, borderTop: 1, borderColor: 'divider' }}
    >
      <Collapse in={open} unmountOnExit>
        {draft.changes.length > 0 ? (
          <VersionConflict changes={draft.changes} onReview={draft.reviewAgain} onDiscard={draft.discard} />
        ) : (
          <DecisionPanel detail={detail} control={draft} claim={claim} />
        )}
      </Collapse>
      {!open && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            gap: 1,
            minHeight: 60,
            px: 2,
            py: 1,
          }}
        >
          <Box sx={{ flex: '1 1 180px', minWidth: 0 }}>
            {mode === 'read-only' && <ReadOnlyNotice />}
            {mode === 'moving' && decision !== null && (
              <DecisionProgress
                decision={decision}
                undo={mayTakeBack(decision, me) ? undo : null}
                undoing={undoing}
                check={detail.allowed.check}
              />
            )}
            {(mode === 'deciding' || mode === 'settled') && (
              <BarStatus
                detail={detail}
                decision={decision}
                claim={claim}
                kept={draft.draft?.outcome ?? null}
              />
            )}
          </Box>
          {(mode === 'deciding' || mode === 'settled') && (
            <OutcomeButtons detail={detail} settled={mode === 'settled'} onStart={start} />
          )}
          {mayDecide && <NextButton claim={claim} prominent={mode === 'settled'} />}
        </Box>
      )}
    </Paper>
  );
}

/** Whoever decided, or a manager; one who is asked to check says so by disagreeing. */
function mayTakeBack(decision: Decision, me: Me): boolean {
  if (decision.maker.id === me.id) return may(me, 'case:decide');
  return me.role === 'manager' && decision.state !== 'pending_approval';
}
