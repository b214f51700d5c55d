import { type Allowed, contract, type WorkflowSummary } from '@docket/contracts';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Fragment, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { groupWorkflows, type WorkflowGroup } from './group-workflows.ts';
import { WorkflowRow } from './WorkflowRow.tsx';

const COLUMNS: readonly ListColumn[] = [
  { key: 'label', label: 'Workflow', width: 248 },
  { key: 'steps', label: 'Steps' },
  { key: 'version', label: 'Version', width: 76, align: 'right' },
  { key: 'status', label: 'Status', width: 104 },
  { key: 'price', label: 'Price, USD', width: 92, align: 'right' },
  { key: 'updated', label: 'Updated', width: 104, align: 'right' },
  { key: 'act', label: 'Actions', width: 152, align: 'right', silent: true },
];

/** What customers go through, as set at Didit; each workflow with its versions. */
export default function WorkflowsPage() {
  const me = useMe();
  const navigate = useNavigate();
  const list = useRead(contract.listWorkflows);
  const [deleting, setDeleting] = useState<WorkflowSummary | null>(null);
  const groups = groupWorkflows(list.data?.items ?? []);
  const allowed: Allowed = may(me, 'workflow:change') || {
    because: `Only an ${rolesInWords('workflow:change')} changes workflows.`,
  };
  return (
    <PageFrame
      title="Workflows"
      dense
      subtitle={
        allowed === true
          ? 'The steps customers go through. A change becomes a new version; running sessions keep theirs.'
          : `The steps customers go through. ${allowed.because}`
      }
      actions={
        <ReasonedButton
          allowed={allowed}
          variant="contained"
          startIcon={<Add />}
          onClick={() => void navigate(paths.workflowNew())}
        >
          New workflow
        </ReasonedButton>
      }
    >
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Workflows"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1040}
        empty={
          list.data !== undefined &&
          groups.length === 0 && (
            <EmptyState
              icon={<AccountTreeOutlined />}
              title="No workflow yet"
              detail="A workflow says which steps a customer goes through. Without one nobody can be invited."
            />
          )
        }
      >
        {groups.map((group) => (
          <GroupRows key={group.head.workflowId} group={group} onDelete={setDeleting} />
        ))}
      </ListTable>
      {deleting !== null && <DeleteDialog workflow={deleting} onClose={() => setDeleting(null)} />}
    </PageFrame>
  );
}

function GroupRows({
  group: { head, others },
  onDelete,
}: {
  group: WorkflowGroup;
  onDelete: (workflow: WorkflowSummary) => void;
}) {
  const [open, setOpen] = useState(false);
  const count = others.length === 1 ? '1 other version' : `${others.length} other versions`;
  return (
    <Fragment>
      <WorkflowRow
        workflow={head}
        onDelete={() => onDelete(head)}
        fold={
          others.length > 0 && (
            <Link
              component="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              sx={{ typography: 'caption', lineHeight: '24px', color: 'text.secondary' }}
            >
              {open ? `Hide ${count}` : `Show ${count}`}
            </Link>
          )
        }
      />
      {open &&
        others.map((other) => (
          <WorkflowRow key={other.uuid} workflow={other} nested onDelete={() => onDelete(other)} />
        ))}
    </Fragment>
  );
}
