import type { CaseFilter, contract, SessionStatus } from '@docket/contracts';
import type * as z from 'zod';
import type { CallOutput } from '../../../api/call.ts';

export const VIEW_KEYS = [
  'review',
  'mine',
  'unassigned',
  'snoozed',
  'resubmitted',
  'approved',
  'declined',
  'all',
] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];

export type CaseCounts = CallOutput<typeof contract.countCases>;
type Filter = z.input<typeof CaseFilter>;

interface View {
  readonly label: string;
  readonly filter: Pick<Filter, 'status' | 'assignee' | 'snoozed'>;
  /** Cases here wait for a reviewer, so that the longest waiting comes first. */
  readonly waits: boolean;
  readonly count: (counts: CaseCounts) => number;
}

const byStatus = (status: SessionStatus) => (counts: CaseCounts) => counts.byStatus[status] ?? 0;

/** The built-in views. A view narrows the list; the filters narrow it further. */
export const VIEWS: Record<ViewKey, View> = {
  review: {
    label: 'In Review',
    filter: { status: 'In Review', snoozed: 'false' },
    waits: true,
    count: ({ review }) => review,
  },
  mine: { label: 'My work', filter: { assignee: 'me' }, waits: true, count: ({ mine }) => mine },
  unassigned: {
    label: 'Unassigned',
    filter: { status: 'In Review', assignee: 'none', snoozed: 'false' },
    waits: true,
    count: ({ unassigned }) => unassigned,
  },
  snoozed: { label: 'Snoozed', filter: { snoozed: 'true' }, waits: true, count: ({ snoozed }) => snoozed },
  resubmitted: {
    label: 'Resubmitted',
    filter: { status: 'Resubmitted' },
    waits: false,
    count: byStatus('Resubmitted'),
  },
  approved: { label: 'Approved', filter: { status: 'Approved' }, waits: false, count: byStatus('Approved') },
  declined: { label: 'Declined', filter: { status: 'Declined' }, waits: false, count: byStatus('Declined') },
  all: {
    label: 'All',
    filter: {},
    waits: false,
    // Statuses Didit adds later count too, so the sum is over what is there and not over what we know.
    count: (counts) => Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0),
  },
};
