import { AUDIT_ACTIONS, CaseId, listAudit, UserId } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf, GROUP_KEYS } from './action-groups.ts';
import {
  type AuditSearch,
  changed,
  DEFAULT_SEARCH,
  hasFilters,
  readSearch,
  toQuery,
  writeSearch,
} from './audit-search.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const search: fc.Arbitrary<AuditSearch> = fc.record(
  {
    actor: fc.option(fc.uuid().map((id) => UserId.parse(id))),
    group: fc.option(fc.constantFrom(...GROUP_KEYS)),
    caseId: fc.option(fc.uuid().map((id) => CaseId.parse(id))),
    from: fc.option(day),
    to: fc.option(day),
    reads: fc.boolean(),
    after: fc.option(fc.stringMatching(/^[a-zA-Z0-9_.-]{1,40}$/)),
  },
  { noNullPrototype: true },
);
const read = (address: string) => readSearch(new URLSearchParams(address));

describe('the address of the audit page', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(read(writeSearch(given))).toEqual(given);
      }),
    );
  });

  test('of the default page is empty', () => {
    expect(writeSearch(DEFAULT_SEARCH)).toBe('');
    expect(hasFilters(DEFAULT_SEARCH)).toBe(false);
  });

  test('with values that make no sense shows the whole log', () => {
    expect(read('actor=me&group=all&case=1044&from=yesterday&to=2026-02-30&reads=yes')).toEqual(
      DEFAULT_SEARCH,
    );
  });

  test('begins at the newest entry after every change of filter', () => {
    expect(changed(read('after=abc'), { group: 'decisions' }).after).toBeNull();
  });
});

describe('the question to the server', () => {
  test('always fits the contract', () => {
    fc.assert(
      fc.property(search, (given) => {
        expect(listAudit.schema.querystring.safeParse(toQuery(given)).success).toBe(true);
      }),
    );
  });

  test('takes a day as the whole local day', () => {
    const { from = '', to = '' } = toQuery(read('from=2026-11-23&to=2026-11-23'));
    expect(Date.parse(to) - Date.parse(from)).toBe(24 * 3_600_000 - 1);
    expect(new Date(from).getHours()).toBe(0);
  });
});

test('every action of the catalogue belongs to exactly one group', () => {
  const grouped = GROUP_KEYS.flatMap(actionsOf);
  expect(grouped.toSorted()).toEqual(Object.keys(AUDIT_ACTIONS).toSorted());
});
