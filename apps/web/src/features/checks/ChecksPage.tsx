import { contract } from '@docket/contracts';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
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
import { CheckRow } from './CheckRow.tsx';

const PAGE_SIZE = 50;
const COLUMNS: readonly ListColumn[] = [
  { key: 'case', label: 'Case' },
  { key: 'decision', label: 'Decision', width: 220 },
  { key: 'maker', label: 'Asked by', width: 200 },
  { key: 'because', label: 'Why a second person' },
  { key: 'until', label: 'Lapses', width: 128 },
];

/** Decisions that wait for a second person. They are judged on the case's page, beside the evidence. */
export default function ChecksPage() {
  const [params, setParams] = useSearchParams();
  const after = params.get('after');
  const list = useRead(
    contract.listChecks,
    { query: { limit: PAGE_SIZE, ...(after === null ? {} : { cursor: after }) } },
    { placeholderData: keepPreviousData },
  );
  const items = list.data?.items ?? [];
  const total = list.data?.total;
  const next = list.data?.nextCursor ?? null;
  return (
    <PageFrame
      title="Checks"
      dense
      subtitle="Decisions that need a second person. Open one to judge it beside its evidence."
    >
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Decisions to check"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1000}
        empty={
          items.length === 0 &&
          list.error === null && (
            <EmptyState
              icon={<HowToRegOutlined />}
              title="Nothing waits for a second person"
              detail="Which decisions do is written in the policy."
            />
          )
        }
      >
        {items.map((item) => (
          <CheckRow key={item.decision.id} item={item} />
        ))}
      </ListTable>
      <ListFooter
        range={total === undefined ? '' : `${countInWords(total)} ${total === 1 ? 'decision' : 'decisions'}`}
        back={{ label: 'First', onGo: after === null ? null : () => setParams({}) }}
        on={{ label: 'Later', onGo: next === null ? null : () => setParams({ after: next }) }}
      />
    </PageFrame>
  );
}
