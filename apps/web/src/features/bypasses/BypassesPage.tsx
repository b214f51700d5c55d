import { type Bypass, contract } from '@docket/contracts';
import CallSplit from '@mui/icons-material/CallSplit';
import Box from '@mui/material/Box';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useRead, useWrite } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { BypassFilters } from './BypassFilters.tsx';
import { BypassRow } from './BypassRow.tsx';
import { type BypassSearch, hasFilters, readSearch, toQuery, writeSearch } from './bypass-search.ts';
import { ResolveDialog } from './ResolveDialog.tsx';

const COLUMNS: readonly ListColumn[] = [
  { key: 'case', label: 'Case' },
  { key: 'change', label: 'Status at Didit', width: 232 },
  { key: 'who', label: 'Set by', width: 216 },
  { key: 'when', label: 'When', width: 112 },
  { key: 'owner', label: 'Looked into by', width: 240 },
  { key: 'act', label: 'Actions', width: 184, align: 'right', silent: true },
];

/** Statuses that were set at Didit and not here: none may stay without somebody having looked. */
export default function BypassesPage() {
  const queryClient = useQueryClient();
  const [search, show] = useAddress({ readSearch, writeSearch });
  const [resolving, setResolving] = useState<Bypass | null>(null);
  const list = useRead(
    contract.listBypasses,
    { query: toQuery(search) },
    { placeholderData: keepPreviousData },
  );
  const take = useWrite(contract.takeBypass, {
    onSettled: () => invalidate(queryClient, contract.listBypasses, contract.getCase),
  });
  const items = list.data?.items ?? [];
  const total = list.data?.total;
  const next = list.data?.nextCursor ?? null;
  const error = list.error ?? take.error;
  return (
    <PageFrame
      title="Decided elsewhere"
      dense
      subtitle="Statuses set at Didit without a decision here: in its console, by another key, or by its automation."
    >
      <BypassFilters search={search} onChange={show} />
      {error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={error} onRetry={() => void list.refetch().then(() => take.reset())} />
        </Box>
      )}
      <ListTable
        label="Outside decisions"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1080}
        empty={items.length === 0 && list.error === null && <Nothing search={search} />}
      >
        {items.map((item) => (
          <BypassRow
            key={item.id}
            item={item}
            busy={take.isPending && take.variables.params.bypassId === item.id}
            onTake={() =>
              take.mutate({ params: { bypassId: item.id }, headers: { 'if-match': `"${item.version}"` } })
            }
            onResolve={() => setResolving(item)}
          />
        ))}
      </ListTable>
      <ListFooter
        range={total === undefined ? '' : `${countInWords(total)} ${total === 1 ? 'item' : 'items'}`}
        back={{
          label: 'Newest',
          onGo: search.after === null ? null : () => show((now) => ({ ...now, after: null })),
        }}
        on={{ label: 'Older', onGo: next === null ? null : () => show((now) => ({ ...now, after: next })) }}
      />
      {resolving !== null && <ResolveDialog item={resolving} onClose={() => setResolving(null)} />}
    </PageFrame>
  );
}

function Nothing({ search }: { search: BypassSearch }) {
  return (
    <EmptyState
      icon={<CallSplit />}
      title={
        hasFilters(search) ? 'Nothing matches these filters' : 'Every status at Didit has its decision here'
      }
      detail="Docket compares with Didit at every webhook and every few minutes."
    />
  );
}
