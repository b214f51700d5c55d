import { contract } from '@docket/contracts';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { type Invited, InvitedCard } from './InvitedCard.tsx';
import { InviteForm } from './InviteForm.tsx';

/** Makes the link a customer verifies themselves with. */
export default function InvitePage() {
  const [invited, setInvited] = useState<Invited | null>(null);
  return (
    <PageFrame
      title="Invite a customer"
      subtitle="Creates a verification session at Didit. The customer does it on their own phone or computer."
    >
      {invited === null ? (
        <NewInvitation onInvited={setInvited} />
      ) : (
        <InvitedCard invited={invited} onAgain={() => setInvited(null)} />
      )}
    </PageFrame>
  );
}

function NewInvitation({ onInvited }: { onInvited: (invited: Invited) => void }) {
  const list = useRead(contract.listWorkflows);
  if (list.data === undefined) {
    if (list.error === null) return <Loading label="Reading the workflows" />;
    return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  }
  const usable = list.data.items.filter(({ isLatest, status }) => isLatest && status === 'published');
  if (usable.length > 0) return <InviteForm workflows={usable} onInvited={onInvited} />;
  return (
    <EmptyState
      icon={<AccountTreeOutlined />}
      title="No workflow is published"
      detail="A customer is invited to a workflow. Publish one first."
      action={
        <Button component={Link} to={paths.workflows()} variant="outlined">
          Go to workflows
        </Button>
      }
    />
  );
}
