import { type CaseDetail, type CaseOutcome, type Decision, isOfBlocklist } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { momentText } from '../case-words.ts';
import { TakeOverDialog } from '../header/TakeOverDialog.tsx';
import type { Claim } from '../header/use-claim.ts';
import { decisionWords, OUTCOME_WORDS } from './decision-words.ts';
import { ReceiptCard } from './receipt/ReceiptCard.tsx';

interface BarStatusProps {
  detail: CaseDetail;
  decision: Decision | null;
  claim: Claim;
  kept: CaseOutcome | null;
}

const ENDED_BADLY: readonly Decision['state'][] = ['failed', 'conflict', 'refused', 'expired'];

/** The left of the bar: what stands in the way of deciding, or how the last decision ended. */
export function BarStatus({ detail, decision, claim, kept }: BarStatusProps) {
  const now = Date.now();
  const [taking, setTaking] = useState(false);
  const settledHere =
    decision?.state === 'confirmed' && !isOfBlocklist(decision.outcome) && detail.case.status !== 'In Review';
  if (decision !== null && settledHere) return <ReceiptCard detail={detail} decision={decision} />;
  const failure = decision !== null && ENDED_BADLY.includes(decision.state);
  const blocked = blocker(detail, now);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, typography: 'body2' }}>
      {failure && <Ended decision={decision} now={now} />}
      {isLastWord(decision) && <span>{sentence(decisionWords(decision, now).title)}</span>}
      {blocked !== null && <span>{blocked}</span>}
      {blocked !== null && !claim.holds && detail.allowed.claim === true && (
        <Button variant="contained" loading={claim.busy} onClick={claim.claim} sx={{ minHeight: 36 }}>
          Claim
          <ShortcutHint id="claim" />
        </Button>
      )}
      {blocked !== null && detail.allowed.takeOver === true && (
        <Button variant="outlined" onClick={() => setTaking(true)} sx={{ minHeight: 36 }}>
          Take over
        </Button>
      )}
      {taking && <TakeOverDialog detail={detail} onClose={() => setTaking(false)} />}
      {blocked === null && !failure && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {kept === null
            ? 'Nothing is sent before you commit.'
            : `A draft is kept: ${OUTCOME_WORDS[kept].act}.`}
        </Box>
      )}
    </Box>
  );
}

/** Blocking leaves the case to be decided, so that it has no receipt; that it arrived is said all the same. */
function isLastWord(decision: Decision | null): decision is Decision {
  if (decision === null) return false;
  return (
    decision.state === 'withdrawn' || (decision.state === 'confirmed' && isOfBlocklist(decision.outcome))
  );
}

function Ended({ decision, now }: { decision: Decision; now: number }) {
  const { title, detail, tone } = decisionWords(decision, now);
  return (
    <Alert severity={tone} sx={{ py: 0 }}>
      {sentence(title)} {detail !== null && !title.includes(detail) && detail}
    </Alert>
  );
}

/** Didit's own words often bring their full stop along. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Why nothing can be decided now, in the server's words; null when something can. */
function blocker({ allowed, case: summary }: CaseDetail, now: number): string | null {
  const outcomes = [allowed.approve, allowed.decline, allowed.requestResubmission, allowed.block];
  const first = outcomes.find((one) => one !== true);
  if (first === undefined || outcomes.some((one) => one === true)) return null;
  const { holder } = summary;
  if (holder === null || first.because.includes(holder.name)) return first.because;
  return `${first.because} (${holder.name} holds it until ${momentText(holder.until, now)})`;
}
