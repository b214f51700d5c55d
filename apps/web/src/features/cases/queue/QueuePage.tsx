import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import { keepPreviousData } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'react-router';
import { useLiveState } from '../../../api/live/state.ts';
import { useRead } from '../../../api/query.ts';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { PageFrame } from '../../../ui/PageFrame.tsx';
import { useAddress } from '../../../ui/use-address.ts';
import { useWork } from '../work/use-work.ts';
import { WorkDialog } from '../work/WorkDialog.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { useSelection } from './bulk/use-selection.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { ViewTabs } from './filters/ViewTabs.tsx';
import { NextCaseButton } from './NextCaseButton.tsx';
import { QueueEmpty } from './QueueEmpty.tsx';
import { QueueFooter } from './QueueFooter.tsx';
import { readSearch, toQuery, writeSearch } from './queue-search.ts';
import { useSteadyRows } from './steady/use-steady-rows.ts';
import { QueueTable } from './table/QueueTable.tsx';

const POLL_MS = 60_000;

/** Every case by view and filter, the longest waiting first; from here a reviewer takes the next one. */
export default function QueuePage() {
  const [search, show] = useAddress({ readSearch, writeSearch });
  const trail = trailOf(useLocation().state);
  const searchField = useRef<HTMLInputElement>(null);
  // The live stream tells of changes, so that a queue that is only open asks for nothing; without it, the queue asks.
  const refetchInterval: number | false = useLiveState() === 'live' ? false : POLL_MS;
  const options = { placeholderData: keepPreviousData, refetchInterval };
  const query = toQuery(search);
  const list = useRead(contract.listCases, { query }, options);
  const counts = useRead(contract.countCases, {}, options).data;
  useShortcuts({ search: () => searchField.current?.select() });

  const items = list.data?.items;
  const nextCursor = list.data?.nextCursor ?? null;
  const steady = useSteadyRows({
    fresh: items,
    goesOn: nextCursor !== null,
    // The rows of the last question stand in for those of the next one until these are there.
    list: JSON.stringify([query, list.isPlaceholderData]),
    settled: list.isFetchedAfterMount,
  });
  const selection = useSelection(steady.rows ?? [], JSON.stringify(query));
  const work = useWork();
  const onNext = () => {
    if (nextCursor === null) return;
    const number = (search.page?.number ?? 1) + 1;
    const page = { number, cursor: nextCursor };
    show((now) => ({ ...now, page }), { state: { trail: [...trail, search.page?.cursor ?? ''] } });
  };
  // A shared link knows no way back, so that it leads to the first page.
  const onPrevious = () => {
    const cursor = trail.at(-1) ?? '';
    const page = cursor === '' ? null : { number: (search.page?.number ?? 2) - 1, cursor };
    show((now) => ({ ...now, page }), { state: { trail: trail.slice(0, -1) } });
  };
  return (
    <PageFrame title="Queue" dense actions={<NextCaseButton search={search} />}>
      <ViewTabs search={search} counts={counts} />
      <FilterBar search={search} counts={counts} onChange={show} searchRef={searchField} />
      {list.error !== null && (
        <Box sx={{ px: 3 }}>
          <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      {selection !== null && <BulkBar selection={selection} ask={work.ask} />}
      <WorkDialog asked={work.asked} onClose={work.close} />
      <QueueTable
        search={search}
        rows={steady.rows ?? (list.error === null ? undefined : [])}
        steady={steady}
        stale={list.isPlaceholderData || list.error !== null}
        selection={selection}
        work={work}
        onChange={show}
      >
        {items?.length === 0 && list.error === null && (
          <QueueEmpty search={search} counts={counts} onChange={show} />
        )}
      </QueueTable>
      <QueueFooter
        search={search}
        shown={steady.rows?.length ?? 0}
        total={list.data?.total}
        updatedAt={list.dataUpdatedAt}
        onChange={show}
        onPrevious={search.page === null ? null : onPrevious}
        onNext={nextCursor === null ? null : onNext}
      />
    </PageFrame>
  );
}

/**
 * Where the pages before this one begin; empty after a reload of a shared link. The history entry may have
 * been written by an older version of this page, so its state is checked.
 */
function trailOf(state: unknown): readonly string[] {
  if (typeof state !== 'object' || state === null || !('trail' in state)) return [];
  const { trail } = state;
  return Array.isArray(trail) ? trail.filter((part): part is string => typeof part === 'string') : [];
}
