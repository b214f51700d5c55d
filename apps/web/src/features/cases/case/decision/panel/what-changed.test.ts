import { describe, expect, test } from 'vitest';
import { makeCase, makeDecision } from '../../testing/make-case.ts';
import { whatChanged } from './what-changed.ts';

const warning = (risk: string, title: string) => ({
  risk,
  feature: 'AML',
  severity: 'warning',
  title,
  detail: null,
  nodeId: 'feature_aml_1',
  tab: 'aml',
});

const check = (status: string) => ({
  feature: 'FACE_MATCH',
  label: 'Face match',
  nodeId: 'feature_face_match_1',
  state: 'warning',
  status,
  score: 57.9,
  tab: 'face',
  resubmitFeature: 'FACE_MATCH',
});

const name = (ocr: string) => ({
  key: 'full_name',
  label: 'Full name',
  group: 'identity',
  expected: null,
  ocr,
  mrz: 'DHONDT AMELIE',
  chip: null,
  state: 'equivalent',
  because: null,
});

describe('what changed since the reviewer looked', () => {
  test('the same reading has no changes, whatever its version', () => {
    expect(
      whatChanged(
        makeCase(),
        makeCase((raw) => {
          raw.version = 9;
        }),
      ),
    ).toEqual([]);
  });

  test('another status is named with both values', () => {
    const after = makeCase((raw) => {
      raw.case.status = 'Approved';
    });
    expect(whatChanged(makeCase(), after)).toEqual([
      { what: 'Status', before: 'In Review', after: 'Approved' },
    ]);
  });

  test('warnings that came and went are told apart', () => {
    const before = makeCase((raw) => {
      raw.evidence.warnings = [warning('POSSIBLE_MATCH_FOUND', 'Possible match')];
    });
    const after = makeCase((raw) => {
      raw.evidence.warnings = [warning('SANCTION', 'Sanctions hit')];
    });
    expect(whatChanged(before, after)).toEqual([
      { what: 'New warning', before: null, after: 'Sanctions hit' },
      { what: 'Warning gone', before: 'Possible match', after: null },
    ]);
  });

  test('checks and fields are compared one by one, and fields by source', () => {
    const before = makeCase((raw) => {
      raw.evidence.checks = [check('In Review')];
      raw.evidence.fields = [name('Amélie D’Hondt')];
    });
    const after = makeCase((raw) => {
      raw.evidence.checks = [check('Approved')];
      raw.evidence.fields = [name('Amelie Hondt')];
    });
    expect(whatChanged(before, after)).toEqual([
      { what: 'Face match', before: 'In Review', after: 'Approved' },
      { what: 'Full name (OCR)', before: 'Amélie D’Hondt', after: 'Amelie Hondt' },
    ]);
  });

  test("a colleague's decision is a change", () => {
    const after = makeCase((raw) => {
      raw.openDecision = makeDecision();
    });
    expect(whatChanged(makeCase(), after)).toEqual([
      { what: 'Decision', before: null, after: 'decline by Ana Petrova' },
    ]);
  });

  test('evidence that arrives for the first time is a change', () => {
    const before = makeCase();
    expect(whatChanged({ ...before, evidence: null }, before)).toEqual([
      { what: 'Pictures and files', before: null, after: '0' },
    ]);
  });
});
