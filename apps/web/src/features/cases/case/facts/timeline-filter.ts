import type { TimelineItem } from '@docket/contracts';

export type TimelineSide = 'people' | 'didit' | 'system';

const SIDE_OF: Record<TimelineItem['actor']['kind'], TimelineSide> = {
  person: 'people',
  customer: 'people',
  didit: 'didit',
  docket: 'system',
};

export const TIMELINE_SIDES: readonly { id: TimelineSide; label: string }[] = [
  { id: 'people', label: 'People' },
  { id: 'didit', label: 'Didit' },
  { id: 'system', label: 'System' },
];

/** Newest first, and only the sides asked for; no side asked for means all of them. */
export function filterTimeline(
  items: readonly TimelineItem[],
  sides: readonly TimelineSide[],
): TimelineItem[] {
  return items
    .filter(({ actor }) => sides.length === 0 || sides.includes(SIDE_OF[actor.kind]))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
