import { type CaseDetail, contract, type Decision } from '@docket/contracts';
import { useLocation, useNavigate } from 'react-router';
import { problemOf } from '../../../../api/problem-error.ts';
import { useWrite } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';
import { paths } from '../../../../paths.ts';
import { usePreferences } from '../../../../session/preferences.ts';
import type { Claim } from '../header/use-claim.ts';
import { queueOf } from '../queue-return.ts';
import { OUTCOME_WORDS } from './decision-words.ts';

/** Shorter than this nobody reads a notice, however soon the decision leaves. */
const LEAST_MS = 4_000;

/** Leads where the person wants to be after deciding. Who leaves the case takes the way back along, as a notice. */
export function useAfterDecision(detail: CaseDetail, claim: Claim): (decision: Decision) => void {
  const { afterDecision } = usePreferences();
  const navigate = useNavigate();
  const { state } = useLocation();
  const offerUndo = useOfferUndo(detail);
  return (decision) => {
    if (afterDecision === 'stay') return;
    offerUndo(decision);
    if (afterDecision === 'next') claim.next();
    else void navigate(queueOf(state));
  };
}

function useOfferUndo(detail: CaseDetail): (decision: Decision) => void {
  const notify = useNotify();
  const navigate = useNavigate();
  const name = detail.case.fullName ?? 'the case';
  const undo = useWrite(contract.withdrawDecision, {
    onSuccess: () => {
      notify({ severity: 'success', text: `Taken back: ${name} is not decided.` });
      void navigate(paths.case(detail.case.id));
    },
    onError: (error) => {
      const { title, detail: more } = problemOf(error);
      notify({ severity: 'error', text: `Not taken back: ${more ?? title}` });
    },
  });
  return (decision) => {
    const { id, outcome, sendAfter, state, withdrawable } = decision;
    const waits = state === 'pending_approval' ? ' A second person is asked.' : '';
    notify({
      severity: 'info',
      text: `${OUTCOME_WORDS[outcome].act}: ${name}.${waits}`,
      durationMs: Math.max(LEAST_MS, Date.parse(sendAfter) - Date.now()),
      ...(withdrawable
        ? { action: { label: 'Undo', onAct: () => undo.mutate({ params: { decisionId: id } }) } }
        : {}),
    });
  };
}
