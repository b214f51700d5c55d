import { type Allowed, BLOCKLIST_TARGETS, type BlocklistItem, contract } from '@docket/contracts';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { BlocklistRow } from './BlocklistRow.tsx';
import { type BlocklistSearch, PAGE_SIZE, readSearch, toQuery, writeSearch } from './blocklist-search.ts';
import { removablesOf, removalWords, TARGET_WORDS } from './blocklist-words.ts';
import { RemoveDialog } from './RemoveDialog.tsx';

const COLUMNS: readonly ListColumn[] = [
  { key: 'type', label: 'Type', width: 144 },
  { key: 'value', label: 'Value' },
  { key: 'case', label: 'Case', width: 88 },
  { key: 'since', label: 'Blocked since', width: 128 },
  { key: 'by', label: 'Blocked by', width: 160 },
  { key: 'reason', label: 'Reason', width: 272 },
  { key: 'act', label: 'Actions', width: 112, align: 'right', silent: true },
];

/** Didit's blocklist of this account: later sessions that show one of these values are declined. */
export default function BlocklistPage() {
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const [removing, setRemoving] = useState<(BlocklistItem & { caseId: string }) | null>(null);
  const list = useRead(
    contract.listBlocklist,
    { query: toQuery(search) },
    { placeholderData: keepPreviousData },
  );
  const items = list.data?.items ?? [];
  const total = list.data?.total ?? 0;
  const before = (search.page - 1) * PAGE_SIZE;
  const turn = (page: number) => () => setParams(writeSearch({ ...search, page }));
  const allowed = (item: BlocklistItem): Allowed => {
    if (!may(me, 'blocklist:remove')) {
      return { because: `Only a ${rolesInWords('blocklist:remove')} removes values.` };
    }
    if (
      item.caseId === null ||
      removablesOf(items, item.caseId).every(({ target }) => target !== item.type)
    ) {
      return { because: 'Didit names no session for this value. Remove it in the Didit console.' };
    }
    if (item.removal !== null) return { because: removalWords(item.removal) };
    return true;
  };
  return (
    <PageFrame
      title="Blocklist"
      dense
      subtitle="Didit declines new sessions that show one of these values, if the workflow says so."
    >
      <TypeTabs search={search} />
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Blocked values"
        columns={COLUMNS}
        state={listStateOf(list)}
        empty={
          items.length === 0 &&
          list.error === null && <NothingBlocked type={search.type} isFirst={search.page === 1} />
        }
      >
        {items.map((item, index) => (
          <BlocklistRow
            key={`${item.caseId} ${item.type} ${item.label} ${index}`}
            item={item}
            allowed={allowed(item)}
            onRemove={() => item.caseId !== null && setRemoving({ ...item, caseId: item.caseId })}
          />
        ))}
      </ListTable>
      <ListFooter
        range={
          items.length === 0
            ? `${countInWords(total)} values`
            : `${countInWords(before + 1)}–${countInWords(before + items.length)} of ${countInWords(total)}`
        }
        back={{ label: 'Previous', onGo: search.page === 1 ? null : turn(search.page - 1) }}
        on={{ label: 'Next', onGo: before + items.length < total ? turn(search.page + 1) : null }}
      />
      {removing !== null && (
        <RemoveDialog
          item={removing}
          removables={removablesOf(items, removing.caseId)}
          onClose={() => setRemoving(null)}
        />
      )}
    </PageFrame>
  );
}

function TypeTabs({ search }: { search: BlocklistSearch }) {
  return (
    <Tabs
      value={search.type ?? 'all'}
      aria-label="Type"
      sx={{ flex: 'none', px: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      {(['all', ...BLOCKLIST_TARGETS] as const).map((type) => (
        <Tab
          key={type}
          value={type}
          component={Link}
          to={{ search: writeSearch({ type: type === 'all' ? null : type, page: 1 }) }}
          label={type === 'all' ? 'All' : TARGET_WORDS[type]}
        />
      ))}
    </Tabs>
  );
}

function NothingBlocked({ type, isFirst }: { type: BlocklistSearch['type']; isFirst: boolean }) {
  const what = type === null ? 'value' : TARGET_WORDS[type].toLowerCase();
  return (
    <EmptyState
      icon={<BlockOutlined />}
      title={isFirst ? `No ${what} is blocked` : 'The list ends before this page'}
      detail="Values are blocked from a case: open it and choose Block."
    />
  );
}
