import { contract, type OneTimeCode, type Proposal } from '@docket/contracts';
import DifferenceOutlined from '@mui/icons-material/DifferenceOutlined';
import Box from '@mui/material/Box';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { CodeDialog } from '../users/codes/CodeDialog.tsx';
import { AgreeDialog } from './AgreeDialog.tsx';
import { type Asking, ProposalRow } from './ProposalRow.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const PAGE_SIZE = 50;
const COLUMNS: readonly ListColumn[] = [
  { key: 'about', label: 'About', width: 190 },
  { key: 'change', label: 'What would change' },
  { key: 'why', label: 'Why', width: 220 },
  { key: 'asked', label: 'Asked by', width: 150 },
  { key: 'answered', label: 'Answered by', width: 150 },
  { key: 'answer', label: 'Answer', width: 200, silent: true },
];

/** What is open over the list: outside of it, so that it stays when the list is read anew. */
type Layer =
  | { readonly kind: Asking; readonly item: Proposal }
  | { readonly kind: 'code'; readonly item: Proposal; readonly issued: OneTimeCode };

/** Grants, policies and reasons that wait for a second administrator, and what became of earlier ones. */
export default function ProposalsPage() {
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const list = useRead(
    contract.listProposals,
    { query: { state: 'all', limit: PAGE_SIZE, ...(after === null ? {} : { cursor: after }) } },
    { placeholderData: keepPreviousData },
  );
  const [layer, setLayer] = useState<Layer | null>(null);
  const items = list.data?.items ?? [];
  const total = list.data?.total;
  const next = list.data?.nextCursor ?? null;
  return (
    <PageFrame
      title="Changes that wait"
      dense
      subtitle="What one person asked for and another administrator must agree to: the roles manager and admin, the policy, the reasons."
    >
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Changes"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1200}
        empty={
          items.length === 0 &&
          list.error === null && (
            <EmptyState
              icon={<DifferenceOutlined />}
              title="Nothing waits, and nothing has so far"
              detail="Where there is another administrator, changes of roles, policy and reasons come here first."
            />
          )
        }
      >
        {items.map((item) => (
          <ProposalRow key={item.id} item={item} onAsk={(kind) => setLayer({ kind, item })} />
        ))}
      </ListTable>
      <ListFooter
        range={total === undefined ? '' : `${countInWords(total)} ${total === 1 ? 'change' : 'changes'}`}
        back={{ label: 'Newest', onGo: after === null ? null : () => setParams({}) }}
        on={{ label: 'Older', onGo: next === null ? null : () => setParams({ after: next }) }}
      />
      {layer !== null && <Layers layer={layer} onLayer={setLayer} />}
    </PageFrame>
  );
}

function Layers({ layer, onLayer }: { layer: Layer; onLayer: (layer: Layer | null) => void }) {
  const { item } = layer;
  const close = () => onLayer(null);
  switch (layer.kind) {
    case 'agree':
      return (
        <AgreeDialog
          item={item}
          onInvited={(issued) => onLayer({ kind: 'code', item, issued })}
          onClose={close}
        />
      );
    case 'refuse':
      return <RefuseDialog item={item} onClose={close} />;
    case 'withdraw':
      return <WithdrawDialog item={item} onClose={close} />;
    case 'code': {
      const { change } = item;
      if (change.kind !== 'role-grant') return null;
      const user = { name: change.after.name, email: change.person.email };
      const title = `${user.name} has an account now`;
      return <CodeDialog title={title} user={user} issued={layer.issued} onClose={close} />;
    }
  }
}
