import type { Look } from './many/ask-cases.ts';
import { comparePages } from './many/compare-pages.ts';
import { workflowId } from './many/make-cases.ts';

/** The queue among many cases, by what people filter and sort it by: common, rare, nothing at all, and far down. */
const RARE = 'MINIMUM_AGE_NOT_MET';
const looks: readonly Look[] = [
  { name: 'In Review, longest waiting', queries: [{ status: 'In Review' }] },
  { name: 'all, In Review first', queries: [{}] },
  { name: 'all, latest first', queries: [{ sort: '-waiting' }] },
  { name: 'all, newest', queries: [{ sort: '-created' }] },
  { name: 'Approved, newest', queries: [{ status: 'Approved', sort: '-created' }] },
  { name: 'two rare statuses', queries: [{ status: 'Resubmitted,Not Started', sort: '-created' }] },
  { name: 'In Review, nobody’s', queries: [{ status: 'In Review', assignee: 'none' }] },
  {
    name: 'In Review, a warning',
    queries: [{ status: 'In Review', warning: 'POSSIBLE_MATCH_FOUND' }],
  },
  { name: 'In Review, a rare warning', queries: [{ status: 'In Review', warning: RARE }] },
  { name: 'a rare warning, newest', queries: [{ warning: RARE, sort: '-created' }] },
  { name: 'two countries', queries: [{ country: 'UKR,POL' }] },
  { name: 'a country, oldest', queries: [{ country: 'NGA', sort: 'created' }] },
  { name: 'a rare workflow, latest', queries: [{ workflowId: workflowId(11), sort: '-waiting' }] },
  {
    name: 'everything narrowed',
    queries: [
      {
        status: 'In Review',
        assignee: 'none',
        country: 'BRA',
        workflowId: workflowId(0),
        warning: 'LOW_FACE_MATCH_SIMILARITY',
      },
    ],
  },
  { name: 'nothing matches', queries: [{ country: 'GBR', warning: 'NEVER_SEEN', sort: '-created' }] },
  { name: 'no such country', queries: [{ country: 'XXX' }] },
  { name: 'all, 40 pages down', queries: [{}], pagesBefore: 40 },
  {
    name: 'Approved newest, 40 pages down',
    queries: [{ status: 'Approved', sort: '-created' }],
    pagesBefore: 40,
  },
  { name: 'all, latest first, 40 pages down', queries: [{ sort: '-waiting' }], pagesBefore: 40 },
];

await comparePages(looks, { p95Ms: 150, ofSql: 0.5, growth: 1.5 });
