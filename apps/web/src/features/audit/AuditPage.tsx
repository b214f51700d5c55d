import { type AuditRow, CaseId, contract, TOTAL_CAP } from '@docket/contracts';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ListFooter } from '../../ui/ListFooter.tsx';
import { type ListColumn, ListTable } from '../../ui/ListTable.tsx';
import { listStateOf } from '../../ui/list-state.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTableRow } from './AuditTableRow.tsx';
import { changed, hasFilters, readSearch, toQuery, writeSearch } from './audit-search.ts';
import { CheckpointStrip } from './CheckpointStrip.tsx';
import { EntryDrawer } from './entry/EntryDrawer.tsx';
import { useActors } from './use-actors.ts';

const COLUMNS: readonly ListColumn[] = [
  { key: 'at', label: 'When', width: 196 },
  { key: 'what', label: 'What happened' },
  { key: 'why', label: 'Reason', width: 280 },
  { key: 'index', label: 'Position', width: 96, align: 'right' },
  { key: 'hash', label: 'Hash', width: 132 },
];

/** Who did what, when and why; nobody can change it unseen. */
export default function AuditPage() {
  const [search, show] = useAddress({ readSearch, writeSearch });
  const [opened, setOpened] = useState<AuditRow | null>(null);
  // Reading the log is itself on record, so it is not read again behind somebody's back.
  const options = { placeholderData: keepPreviousData, refetchOnWindowFocus: false };
  const list = useRead(contract.listAudit, { query: toQuery(search) }, options);
  const rows = list.data?.items ?? [];
  const actors = useActors(rows, search.actor);
  const openedCase = CaseId.safeParse(opened?.caseId).data ?? null;
  const next = list.data?.nextCursor ?? null;
  const total = list.data?.total;
  return (
    <PageFrame
      title="Audit"
      dense
      subtitle={
        actors === null
          ? 'You see your own entries. Managers, admins and auditors see everybody’s.'
          : 'Who did what, when and why. Entries are sealed into a signed log.'
      }
    >
      <CheckpointStrip checkpoint={list.data?.checkpoint} search={search} />
      <AuditFilters search={search} actors={actors} onChange={show} />
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      <ListTable
        label="Audit entries"
        columns={COLUMNS}
        state={listStateOf(list)}
        minWidth={960}
        empty={
          rows.length === 0 &&
          list.error === null && (
            <EmptyState
              icon={<FactCheckOutlined />}
              title={hasFilters(search) ? 'No entry matches these filters' : 'Nothing is on record here yet'}
              detail={
                !search.reads && 'Looking and searching are left out; switch them on above to see them.'
              }
            />
          )
        }
      >
        {rows.map((row) => (
          <AuditTableRow
            key={row.id}
            row={row}
            selected={row.id === opened?.id}
            onOpen={() => setOpened(row)}
          />
        ))}
      </ListTable>
      <ListFooter
        range={
          total === undefined
            ? ''
            : `${countInWords(total)}${total >= TOTAL_CAP ? ' or more' : ''} ${total === 1 ? 'entry' : 'entries'}`
        }
        back={{
          label: 'Newest',
          onGo: search.after === null ? null : () => show((now) => ({ ...now, after: null })),
        }}
        on={{ label: 'Older', onGo: next === null ? null : () => show((now) => ({ ...now, after: next })) }}
      />
      {opened !== null && (
        <EntryDrawer
          row={opened}
          onClose={() => setOpened(null)}
          onOnlyCase={
            openedCase === null || openedCase === search.caseId
              ? null
              : () => {
                  setOpened(null);
                  show((now) => changed(now, { caseId: openedCase }));
                }
          }
        />
      )}
    </PageFrame>
  );
}
