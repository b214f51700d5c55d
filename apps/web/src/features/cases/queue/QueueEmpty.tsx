import FilterAltOffOutlined from '@mui/icons-material/FilterAltOffOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Button from '@mui/material/Button';
import { useLiveState } from '../../../api/live/state.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import type { Show } from '../../../ui/use-address.ts';
import { activeFilters } from './filters/filter-options.ts';
import { cleared, hasFilters, type QueueSearch } from './queue-search.ts';
import { type CaseCounts, VIEWS, type ViewKey } from './queue-views.ts';

const NOTHING: Partial<Record<ViewKey, string>> = {
  review: 'Nothing waits for review',
  mine: 'You hold no cases, and none is assigned to you',
  unassigned: 'Every waiting case is held by somebody or assigned to somebody',
  snoozed: 'No case sleeps',
};

/** No rows: either the filters hide everything, or there is nothing; the two must not look alike. */
export function QueueEmpty({
  search,
  counts,
  onChange,
}: {
  search: QueueSearch;
  counts: CaseCounts | undefined;
  onChange: Show<QueueSearch>;
}) {
  const live = useLiveState();
  if (hasFilters(search)) {
    const filters = activeFilters(search, counts).map(({ label }) => label);
    return (
      <EmptyState
        icon={<FilterAltOffOutlined />}
        title={`No case in “${VIEWS[search.view].label}” matches`}
        detail={filters.join(' · ')}
        action={
          <Button variant="outlined" onClick={() => onChange(cleared)}>
            Clear filters
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<TaskAltOutlined />}
      title={NOTHING[search.view] ?? `No cases in “${VIEWS[search.view].label}”`}
      detail={
        live === 'live'
          ? 'Updates are live: new cases appear here by themselves.'
          : 'Live updates are interrupted, so this may be out of date.'
      }
    />
  );
}
