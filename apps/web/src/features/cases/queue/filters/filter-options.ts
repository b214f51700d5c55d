import { LIST_FILTERS, type ListFilter, type QueueSearch } from '../queue-search.ts';
import type { CaseCounts } from '../queue-views.ts';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
}

export const FILTER_LABELS: Record<ListFilter | 'holder', string> = {
  warning: 'Warning',
  country: 'Country',
  workflow: 'Workflow',
  tag: 'Tag',
  holder: 'Holder or assignee',
};

/** The values each filter offers, most frequent first, as the server counted them. */
export function choicesOf(counts: CaseCounts | undefined): Record<ListFilter | 'holder', FilterChoice[]> {
  const byCount = (choices: FilterChoice[]) =>
    choices.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.label.localeCompare(b.label));
  return {
    warning: byCount(
      (counts?.warnings ?? []).map(({ risk, title, count }) => ({ value: risk, label: title, count })),
    ),
    country: byCount(
      (counts?.countries ?? []).map(({ country, count }) => ({ value: country, label: country, count })),
    ),
    workflow: byCount(
      (counts?.workflows ?? []).map(({ workflowId, label, count }) => ({ value: workflowId, label, count })),
    ),
    tag: byCount((counts?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: tag, count }))),
    holder: [
      { value: 'me', label: 'Me', count: counts?.mine ?? null },
      { value: 'none', label: 'Nobody', count: counts?.unassigned ?? null },
      ...byCount((counts?.holders ?? []).map(({ id, name, count }) => ({ value: id, label: name, count }))),
    ],
  };
}

export interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  /** What is left when this filter is taken away. */
  readonly without: (now: QueueSearch) => Partial<QueueSearch>;
  readonly recognised: boolean;
}

/** Every active filter in words; a value nobody counts any more is shown by its code. */
export function activeFilters(search: QueueSearch, counts: CaseCounts | undefined): ActiveFilter[] {
  const choices = choicesOf(counts);
  const words = (filter: ListFilter | 'holder', value: string) =>
    choices[filter].find((choice) => choice.value === value)?.label ?? value;
  const lists = LIST_FILTERS.flatMap((filter) =>
    search[filter].map((value) => ({
      key: `${filter}:${value}`,
      label: `${FILTER_LABELS[filter]}: ${words(filter, value)}`,
      without: (now: QueueSearch) => ({ [filter]: now[filter].filter((other) => other !== value) }),
      recognised: true,
    })),
  );
  const unknown = search.unknown.map(([key, value], index) => ({
    key: `unknown:${index}`,
    label: `Unrecognised filter: ${key}=${value}`,
    without: (now: QueueSearch) => ({ unknown: now.unknown.filter(([k, v]) => k !== key || v !== value) }),
    recognised: false,
  }));
  return [
    ...(search.q === ''
      ? []
      : [{ key: 'q', label: `Text: ${search.q}`, without: () => ({ q: '' }), recognised: true }]),
    ...lists,
    ...(search.holder === null
      ? []
      : [
          {
            key: 'holder',
            label: `${FILTER_LABELS.holder}: ${words('holder', search.holder)}`,
            without: () => ({ holder: null }),
            recognised: true,
          },
        ]),
    ...unknown,
  ];
}
