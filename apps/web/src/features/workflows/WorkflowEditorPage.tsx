import { contract } from '@docket/contracts';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { Editor } from './editor/Editor.tsx';

/** One version of a workflow, or a new one where the address names none. */
export default function WorkflowEditorPage() {
  const { uuid } = useParams();
  return uuid === undefined ? <Editor workflow={null} /> : <SavedWorkflow key={uuid} uuid={uuid} />;
}

/** Read once and not again behind the editor's back: whoever edits is told when others change the same. */
function SavedWorkflow({ uuid }: { uuid: string }) {
  const read = useRead(
    contract.getWorkflow,
    { params: { workflowId: uuid } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  );
  if (read.data !== undefined) return <Editor key={read.data.workflow.uuid} workflow={read.data.workflow} />;
  return (
    <PageFrame title="Workflow">
      {read.error === null ? (
        <Loading label="Reading the workflow" />
      ) : (
        <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />
      )}
    </PageFrame>
  );
}
