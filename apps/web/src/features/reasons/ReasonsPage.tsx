import { contract, type Reason } from '@docket/contracts';
import AddOutlined from '@mui/icons-material/AddOutlined';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { may, someoneWith, useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { PutInForceDialog } from './PutInForceDialog.tsx';
import { ReasonDrawer } from './ReasonDrawer.tsx';
import { ReasonGroup } from './ReasonGroup.tsx';
import { ReasonHistory } from './ReasonHistory.tsx';
import { changesIn, moved, withReason } from './reason-changes.ts';
import { groupsOf } from './reason-words.ts';

/** What decisions and findings are reasoned with: now, in every version before, and how often. */
export default function ReasonsPage() {
  const me = useMe();
  const read = useRead(contract.getReasons);
  const past = useRead(contract.getReasonHistory, {}, { enabled: may(me, 'reasons:history') });
  const [draft, setDraft] = useState<readonly Reason[] | null>(null);
  const [editing, setEditing] = useState<Reason | 'new' | null>(null);
  const [asking, setAsking] = useState(false);
  const mayChange = may(me, 'reasons:propose');
  const allowed = mayChange || { because: `Reasons are changed by ${someoneWith('reasons:propose')}.` };
  const catalogue = read.data?.catalogue;
  const needsAgreement = read.data?.needsAgreement ?? false;
  const reasons = draft ?? catalogue?.reasons ?? [];
  const changes = catalogue === undefined ? [] : changesIn(catalogue.reasons, reasons);
  return (
    <PageFrame
      title="Reasons"
      subtitle="Why a case is decided as it is: what people choose from, where your policy says so, and what the customer may read."
      actions={
        catalogue !== undefined && (
          <ReasonedButton
            allowed={allowed}
            variant="contained"
            startIcon={<AddOutlined />}
            onClick={() => setEditing('new')}
          >
            Add a reason
          </ReasonedButton>
        )
      }
    >
      {read.error !== null && <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading />}
      {changes.length > 0 && (
        <ChangeBar
          changes={changes}
          needsAgreement={needsAgreement}
          onDiscard={() => setDraft(null)}
          onPutInForce={() => setAsking(true)}
        />
      )}
      {catalogue !== undefined &&
        groupsOf(reasons).map((group) => (
          <ReasonGroup
            key={group.outcome}
            {...group}
            usage={past.data?.usage ?? null}
            onEdit={mayChange ? setEditing : null}
            onMove={(key, by) => setDraft(moved(reasons, key, group.outcome, by))}
          />
        ))}
      {past.error !== null && <ErrorPanel error={past.error} onRetry={() => void past.refetch()} />}
      {catalogue !== undefined && past.data !== undefined && (
        <ReasonHistory catalogues={[catalogue, ...past.data.earlier]} />
      )}
      {editing !== null && (
        <ReasonDrawer
          reason={editing === 'new' ? null : editing}
          taken={reasons.map(({ key }) => key)}
          onDone={(reason) => {
            setDraft(withReason(reasons, reason));
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {asking && catalogue !== undefined && (
        <PutInForceDialog
          version={catalogue.version}
          reasons={reasons}
          changes={changes}
          needsAgreement={needsAgreement}
          onDone={() => setDraft(null)}
          onClose={() => setAsking(false)}
        />
      )}
    </PageFrame>
  );
}
