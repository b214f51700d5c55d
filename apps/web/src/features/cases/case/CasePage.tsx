import { CaseId, contract } from '@docket/contracts';
import { useLocation, useParams } from 'react-router';
import { problemOf } from '../../../api/problem-error.ts';
import { useRead } from '../../../api/query.ts';
import { NotFoundPage } from '../../../layout/NotFoundPage.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { ViewReasonPanel } from '../../view-reasons/ViewReasonPanel.tsx';
import { CaseView } from './CaseView.tsx';
import { queueOf } from './queue-return.ts';

/** `/cases/:caseId`. A wrong id and a case one may not see look the same. */
export default function CasePage() {
  const caseId = CaseId.safeParse(useParams().caseId);
  return caseId.success ? <ReadCase key={caseId.data} caseId={caseId.data} /> : <NotFoundPage />;
}

// Keyed by the case, so that zoom, tab and draft of one case never show on another.
function ReadCase({ caseId }: { caseId: CaseId }) {
  const { state } = useLocation();
  const read = useRead(
    contract.getCase,
    { params: { caseId } },
    // While a reason is being written, whatever else happens must not ask again: the panel would go, and the text with it.
    { enabled: ({ state: { error } }) => !wantsReason(error) },
  );
  // Also of a case that was open: what a reason showed is not shown for longer than it holds.
  if (wantsReason(read.error)) {
    return <ViewReasonPanel caseId={caseId} back={queueOf(state)} onGiven={() => void read.refetch()} />;
  }
  // What was read stays on screen when a refresh fails; only a first failure leaves nothing to show.
  if (read.data !== undefined) return <CaseView detail={read.data} />;
  if (read.error === null) return <Loading rows={12} label="Opening the case" />;
  if (problemOf(read.error).code === 'not-found') return <NotFoundPage />;
  return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />;
}

function wantsReason(error: Error | null): boolean {
  return error !== null && problemOf(error).code === 'view-reason-needed';
}

export { CasePage, CasePage as Component };
