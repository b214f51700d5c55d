import { contract } from '@docket/contracts';
import PersonOffOutlined from '@mui/icons-material/PersonOffOutlined';
import Box from '@mui/material/Box';
import { keepPreviousData } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { ErasureRow } from './ErasureRow.tsx';

const PAGE_SIZE = 50;
const COLUMNS: readonly ListColumn[] = [
  { key: 'cases', label: 'Cases', width: 220 },
  { key: 'reason', label: 'Reason' },
  { key: 'asked', label: 'Asked by', width: 170 },
  { key: 'checked', label: 'Second person', width: 170 },
  { key: 'proof', label: 'What was done', width: 260 },
  { key: 'answer', label: 'Answer', width: 180, silent: true },
];

/** Requests to erase people, and the certificates of those that were carried out. */
export default function ErasuresPage() {
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const list = useRead(
    contract.listErasures,
    { query: { state: 'all', limit: PAGE_SIZE, ...(after === null ? {} : { cursor: after }) } },
    { placeholderData: keepPreviousData },
  );
  const items = list.data?.items ?? [];
  const total = list.data?.total;
  const next = list.data?.nextCursor ?? null;
  return (
    <PageFrame
      title="Erasures"
      dense
      subtitle="Who asked for a person to be erased, who agreed, and the proof that it was done. No names: they are gone."
    >
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Erasures"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1160}
        empty={
          items.length === 0 &&
          list.error === null && (
            <EmptyState
              icon={<PersonOffOutlined />}
              title="Nobody was erased so far"
              detail="A manager asks for it in the menu of a case, and somebody else agrees here."
            />
          )
        }
      >
        {items.map((item) => (
          <ErasureRow key={item.id} item={item} />
        ))}
      </ListTable>
      <ListFooter
        range={total === undefined ? '' : `${countInWords(total)} ${total === 1 ? 'request' : 'requests'}`}
        back={{ label: 'Newest', onGo: after === null ? null : () => setParams({}) }}
        on={{ label: 'Older', onGo: next === null ? null : () => setParams({ after: next }) }}
      />
    </PageFrame>
  );
}
