import { CaseId, contract } from '@docket/contracts';
import { useParams } from 'react-router';
import { problemOf } from '../../../api/problem-error.ts';
import { useRead } from '../../../api/query.ts';
import { NotFoundPage } from '../../../layout/NotFoundPage.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { CaseView } from './CaseView.tsx';

/** `/cases/:caseId`. A wrong id and a case one may not see look the same. */
export default function CasePage() {
  const caseId = CaseId.safeParse(useParams().caseId);
  return caseId.success ? <ReadCase key={caseId.data} caseId={caseId.data} /> : <NotFoundPage />;
}

// Keyed by the case, so that zoom, tab and draft of one case never show on another.
function ReadCase({ caseId }: { caseId: CaseId }) {
  const read = useRead(contract.getCase, { params: { caseId } });
  // What was read stays on screen when a refresh fails; only a first failure leaves nothing to show.
  if (read.data !== undefined) return <CaseView detail={read.data} />;
  if (read.error === null) return <Loading rows={12} label="Opening the case" />;
  if (problemOf(read.error).code === 'not-found') return <NotFoundPage />;
  return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />;
}

export { CasePage, CasePage as Component };
