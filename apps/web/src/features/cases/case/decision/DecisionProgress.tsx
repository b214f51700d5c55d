import { type Allowed, contract, type Decision } from '@docket/contracts';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useRead } from '../../../../api/query.ts';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { momentText, passedPercent } from '../case-words.ts';
import { useTick } from '../use-tick.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { CheckActions } from './check/CheckActions.tsx';
import { decisionWords } from './decision-words.ts';

interface DecisionProgressProps {
  decision: Decision;
  /** null for people who may only look. */
  undo: (() => void) | null;
  undoing: boolean;
  /** Whether the signed-in person may be the second one. */
  check: Allowed;
}

/** A decision on its way to Didit, as far as we know it, and the way back while there is one. */
export function DecisionProgress({ decision, undo, undoing, check }: DecisionProgressProps) {
  const now = useTick(250);
  const pause = useRead(contract.getSending).data?.pause ?? null;
  const { title, detail } = decisionWords(decision, now, pause);
  const waits = decision.state === 'queued';
  const canUndo = decision.withdrawable && ['queued', 'pending_approval'].includes(decision.state);
  const [closing, setClosing] = useState(false);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: '0 1 560px', minWidth: 0 }}>
        <Typography variant="body1" sx={{ fontWeight: 560 }}>
          {title}
        </Typography>
        {decision.state !== 'manual' && decision.state !== 'pending_approval' && (
          <LinearProgress
            aria-label="On its way to Didit"
            variant={waits ? 'determinate' : 'indeterminate'}
            value={waits ? passedPercent(decision.requestedAt, decision.sendAfter, now) : 0}
            sx={{ my: 0.5, height: 3, borderRadius: 2 }}
          />
        )}
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {[`Asked by ${decision.maker.name}`, detail, untilWords(decision, now), questionOf(decision)]
            .filter((part) => part !== null)
            .join(' · ')}
        </Typography>
      </Box>
      {decision.state === 'pending_approval' && <CheckActions decision={decision} allowed={check} />}
      {canUndo && undo !== null && (
        <Button
          variant={waits ? 'contained' : 'outlined'}
          startIcon={<UndoOutlined />}
          loading={undoing}
          onClick={undo}
          sx={{ minHeight: 36 }}
        >
          {waits ? 'Undo' : 'Take back'}
          <ShortcutHint id="undo" />
        </Button>
      )}
      {decision.closable && undo !== null && (
        <Button variant="outlined" onClick={() => setClosing(true)} sx={{ minHeight: 36 }}>
          Close with a note
        </Button>
      )}
      {closing && <CloseDialog decision={decision} onClose={() => setClosing(false)} />}
    </Box>
  );
}

/** What the second person wants to know; the maker answers by a note. */
function questionOf({ checks }: Decision): string | null {
  const last = checks.at(-1);
  return last?.verdict === 'asked' ? `${last.checker.name} asks: ${last.note}` : null;
}

function untilWords({ state, expiresAt }: Decision, now: number): string | null {
  return state === 'pending_approval' && expiresAt !== null ? `lapses ${momentText(expiresAt, now)}` : null;
}
