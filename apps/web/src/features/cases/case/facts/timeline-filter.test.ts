import type { TimelineItem } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { filterTimeline } from './timeline-filter.ts';

const item = (id: string, at: string, kind: TimelineItem['actor']['kind']): TimelineItem => ({
  id,
  at,
  kind: 'activity',
  actor: { kind, name: 'x' },
  title: 'x',
  detail: null,
  decisionId: null,
});

const items = [
  item('customer', '2026-11-02T10:00:00Z', 'customer'),
  item('didit', '2026-11-02T10:01:00Z', 'didit'),
  item('docket', '2026-11-02T10:02:00Z', 'docket'),
  item('person', '2026-11-02T10:03:00Z', 'person'),
];

describe('the timeline', () => {
  test('shows everything newest first when no side is chosen', () => {
    expect(filterTimeline(items, []).map(({ id }) => id)).toEqual(['person', 'docket', 'didit', 'customer']);
  });

  test('counts the customer among people', () => {
    expect(filterTimeline(items, ['people']).map(({ id }) => id)).toEqual(['person', 'customer']);
    expect(filterTimeline(items, ['didit', 'system']).map(({ id }) => id)).toEqual(['docket', 'didit']);
  });
});
