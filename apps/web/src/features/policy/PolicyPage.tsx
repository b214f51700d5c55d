import { contract } from '@docket/contracts';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { may, someoneWith, useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';
import { PolicyHistory } from './PolicyHistory.tsx';
import { PolicyRules } from './PolicyRules.tsx';
import { SendingSwitch } from './SendingSwitch.tsx';

/** Which decisions need a second person: now, and in every version before. */
export default function PolicyPage() {
  const me = useMe();
  const read = useRead(contract.getPolicy);
  const [editing, setEditing] = useState(false);
  const allowed = may(me, 'policy:propose') || {
    because: `The policy is changed by ${someoneWith('policy:propose')}.`,
  };
  const policy = read.data?.policy;
  return (
    <PageFrame
      title="Policy"
      subtitle="Which decisions need a second person before Didit hears of them."
      actions={
        policy !== undefined && (
          <ReasonedButton allowed={allowed} variant="contained" onClick={() => setEditing(true)}>
            Change policy
          </ReasonedButton>
        )
      }
    >
      {read.error !== null && <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading />}
      {policy !== undefined && <PolicyRules policy={policy} />}
      {policy !== undefined && <SendingSwitch />}
      {read.data !== undefined && <PolicyHistory policies={[read.data.policy, ...read.data.earlier]} />}
      {editing && read.data !== undefined && (
        <PolicyDialog
          policy={read.data.policy}
          needsAgreement={read.data.needsAgreement}
          onClose={() => setEditing(false)}
        />
      )}
    </PageFrame>
  );
}
