import { contract } from '@docket/contracts';
import WebhookOutlined from '@mui/icons-material/WebhookOutlined';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { invalidate, useRead, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { DeliveryTableRow } from './DeliveryTableRow.tsx';
import { readSearch, SHOWN, type SyncSearch, toQuery, writeSearch } from './sync-search.ts';

const COLUMNS: readonly ListColumn[] = [
  { key: 'at', label: 'Arrived', width: 196 },
  { key: 'type', label: 'Event', width: 180 },
  { key: 'session', label: 'Session' },
  { key: 'result', label: 'What came of it', width: 300 },
  { key: 'lag', label: 'Read after', width: 104, align: 'right' },
  { key: 'again', label: 'Again', width: 72, align: 'right' },
  { key: 'act', label: 'Actions', width: 112, align: 'right', silent: true },
];

const SHOW_WORDS: Record<SyncSearch['show'], string> = {
  all: 'All deliveries',
  waiting: 'Waiting',
  refused: 'Refused',
  repeated: 'Arrived again',
  'unknown-session': 'Unknown session',
};

/** Webhooks as they arrived, the refused ones too. */
export function DeliveryTable() {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const list = useRead(
    contract.listDeliveries,
    { query: toQuery(search) },
    { placeholderData: keepPreviousData },
  );
  const replay = useWrite(contract.replayDelivery, {
    onSuccess: () => notify({ severity: 'success', text: 'The session is being read again.' }),
    onSettled: () => invalidate(queryClient, contract.listDeliveries, contract.getSync),
  });
  const items = list.data?.items ?? [];
  const total = list.data?.total;
  const next = list.data?.nextCursor ?? null;
  const error = list.error ?? replay.error;
  const turn = (after: string | null) => () => setParams(writeSearch({ ...search, after }));
  return (
    <>
      <Tabs
        value={search.show}
        aria-label="Which deliveries"
        sx={{ flex: 'none', px: 1.5, borderTop: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {SHOWN.map((show) => (
          <Tab
            key={show}
            value={show}
            component={Link}
            to={{ search: writeSearch({ show, after: null }) }}
            label={SHOW_WORDS[show]}
          />
        ))}
      </Tabs>
      {error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={error} onRetry={() => void list.refetch().then(() => replay.reset())} />
        </Box>
      )}
      <ListTable
        label="Deliveries"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={1080}
        empty={
          items.length === 0 &&
          list.error === null && (
            <EmptyState
              icon={<WebhookOutlined />}
              title={search.show === 'all' ? 'No webhook has arrived yet' : 'No such delivery'}
              detail="Register the address above at Didit for status.updated and data.updated."
            />
          )
        }
      >
        {items.map((row) => (
          <DeliveryTableRow
            key={row.id}
            row={row}
            busy={replay.isPending && replay.variables.params.deliveryId === row.id}
            onReplay={() => replay.mutate({ params: { deliveryId: row.id } })}
          />
        ))}
      </ListTable>
      <ListFooter
        range={total === undefined ? '' : `${countInWords(total)} ${total === 1 ? 'delivery' : 'deliveries'}`}
        back={{ label: 'Newest', onGo: search.after === null ? null : turn(null) }}
        on={{ label: 'Older', onGo: next === null ? null : turn(next) }}
      />
    </>
  );
}
