import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { RefObject } from 'react';
import { changed, cleared, LIST_FILTERS, type ListFilter, type QueueSearch } from '../queue-search.ts';
import { type CaseCounts, VIEWS } from '../queue-views.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { activeFilters, choicesOf, FILTER_LABELS } from './filter-options.ts';
import { SearchBox } from './SearchBox.tsx';

interface FilterBarProps {
  search: QueueSearch;
  counts: CaseCounts | undefined;
  onChange: (next: QueueSearch, options?: { replace?: boolean }) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Search, filters, and every active filter as a chip that can be taken away. */
export function FilterBar({ search, counts, onChange, searchRef }: FilterBarProps) {
  const choices = choicesOf(counts);
  const active = activeFilters(search, counts);
  const toggle = (filter: ListFilter, value: string) => {
    const values = search[filter];
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    onChange(changed(search, { [filter]: next }));
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
        onSearch={(q) => q !== search.q && onChange(changed(search, { q }), { replace: true })}
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
          onToggle={(value) => onChange(changed(search, { holder: value === search.holder ? null : value }))}
        />
      )}
      {(active.length > 0 || search.q !== '') && (
        <FilterChips active={active} onRemove={(without) => onChange(changed(search, without))}>
          <Button onClick={() => onChange(cleared(search))}>Clear</Button>
        </FilterChips>
      )}
    </Box>
  );
}
