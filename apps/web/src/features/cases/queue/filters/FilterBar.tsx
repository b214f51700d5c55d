import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { RefObject } from 'react';
import type { Show } from '../../../../ui/use-address.ts';
import { changed, cleared, LIST_FILTERS, type ListFilter, type QueueSearch } from '../queue-search.ts';
import { type CaseCounts, VIEWS } from '../queue-views.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { activeFilters, choicesOf, FILTER_LABELS } from './filter-options.ts';
import { SearchBox } from './SearchBox.tsx';

interface FilterBarProps {
  search: QueueSearch;
  counts: CaseCounts | undefined;
  onChange: Show<QueueSearch>;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Search, filters, and every active filter as a chip that can be taken away. */
export function FilterBar({ search, counts, onChange, searchRef }: FilterBarProps) {
  const choices = choicesOf(counts);
  const active = activeFilters(search, counts);
  const toggle = (filter: ListFilter, value: string) => {
    onChange((now) => {
      const values = now[filter];
      const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
      return changed(now, { [filter]: next });
    });
  };
  return (
    <Box
      component="section"
      aria-label="Filters"
      sx={{ flex: 'none', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 3, py: 1 }}
    >
      <SearchBox
        value={search.q}
        inputRef={searchRef}
        onSearch={(q) => q !== search.q && onChange((now) => changed(now, { q }), { replace: true })}
      />
      {LIST_FILTERS.map((filter) => (
        <FilterMenu
          key={filter}
          label={FILTER_LABELS[filter]}
          options={choices[filter]}
          chosen={search[filter]}
          onToggle={(value) => toggle(filter, value)}
        />
      ))}
      {VIEWS[search.view].filter.assignee === undefined && (
        <FilterMenu
          label={FILTER_LABELS.holder}
          options={choices.holder}
          chosen={search.holder === null ? [] : [search.holder]}
          onToggle={(value) =>
            onChange((now) => changed(now, { holder: value === now.holder ? null : value }))
          }
        />
      )}
      {(active.length > 0 || search.q !== '') && (
        <FilterChips active={active} onRemove={(without) => onChange((now) => changed(now, without(now)))}>
          <Button onClick={() => onChange(cleared)}>Clear</Button>
        </FilterChips>
      )}
    </Box>
  );
}
