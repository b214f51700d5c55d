import { CaseNews, type RowNews } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { makeCase } from '../../features/cases/case/testing/make-case.ts';
import { type CasePage, type CaseQuery, concerns } from './concerns.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = (minute: number) => `2026-11-02T10:${String(minute).padStart(2, '0')}:00.000Z`;
const ME = id(900);
const REVIEW: CaseQuery = { status: 'In Review', sort: 'waiting' };

const summary = (number: number) =>
  makeCase((raw) => {
    raw.case.id = id(number);
    raw.case.createdAt = at(number);
    raw.case.waitingSince = at(number);
  }).case;

/** A page of the cases 10, 20 and 30, which is the whole list or goes on. */
const page = (nextCursor: string | null = null): CasePage => ({
  items: [10, 20, 30].map(summary),
  nextCursor,
  total: 3,
});

function news(number: number, row: Partial<RowNews> | null = {}, anew = false): CaseNews {
  const now = { ...summary(number), ...row };
  return CaseNews.parse({ caseId: id(number), anew, row: row === null ? null : now });
}

const held = (by: string) => ({ holder: { id: by, name: 'Rita', until: at(59) } }) as Partial<RowNews>; // ids are branded

const assigned = (to: string) => ({ assignee: { id: to, name: 'Rita' } }) as Partial<RowNews>; // likewise

describe('news of a row that is shown', () => {
  test('needs no question while the row stays', () => {
    expect(concerns(news(20, held(ME)), REVIEW, page(), ME)).toBe(false);
  });

  test.each([
    ['the row leaves by its status', news(20, { status: 'Approved' }), REVIEW],
    ['somebody takes it out of the unassigned', news(20, held(ME)), { ...REVIEW, assignee: 'none' }],
    ['it is assigned out of the unassigned', news(20, assigned(ME)), { ...REVIEW, assignee: 'none' }],
    ['it falls asleep', news(20, { snoozedUntil: at(59) }), { ...REVIEW, snoozed: 'false' }],
    ['it wakes', news(20), { snoozed: 'true' }],
    ['its person was erased', news(20, null), REVIEW],
    ['the customer is shown otherwise', news(20, {}, true), REVIEW],
  ] as [string, CaseNews, CaseQuery][])('needs one when %s', (_, told, query) => {
    expect(concerns(told, query, page(), ME)).toBe(true);
  });
});

describe('news of a row that is not shown', () => {
  test('needs a question when it may belong between the rows', () => {
    expect(concerns(news(15), REVIEW, page('next'), ME)).toBe(true);
    expect(concerns(news(40), REVIEW, page(), ME)).toBe(true);
    for (const work of [held(ME), assigned(ME), { ...held(id(901)), ...assigned(ME) }])
      expect(concerns(news(40, work), { assignee: 'me', sort: 'waiting' }, page(), ME)).toBe(true);
  });

  test.each([
    ['it stands on a later page', news(40), REVIEW, page('next')],
    ['it stands on an earlier page', news(5), { ...REVIEW, cursor: 'here' }, page('next')],
    ['newest first, it stands behind', news(5), { sort: '-created' }, page('next')],
    ['its status is another', news(15, { status: 'Approved' }), REVIEW, page()],
    ['somebody else holds it', news(15, held(id(901))), { assignee: 'me' }, page()],
  ] as [string, CaseNews, CaseQuery, CasePage][])('needs none when %s', (_, told, query, shown) => {
    const turned = query.sort === '-created' ? { ...shown, items: shown.items.toReversed() } : shown;
    expect(concerns(told, query, turned, ME)).toBe(false);
  });
});
