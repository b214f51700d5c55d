import type { Warning } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { anchorId, anchorOf, badgeOf, bySeverity, tabOfKey } from './evidence-tabs.ts';

const warning = (more: Partial<Warning>): Warning => ({
  risk: 'NAME_MISMATCH',
  feature: 'ID_VERIFICATION',
  severity: 'warning',
  title: 'Name differs',
  detail: null,
  nodeId: 'feature_ocr_1',
  tab: 'document',
  ...more,
});

describe('evidence tabs', () => {
  test('number keys open the tabs in their order', () => {
    expect(tabOfKey('1')).toBe('document');
    expect(tabOfKey('8')).toBe('raw');
    expect(tabOfKey('9')).toBeNull();
    expect(tabOfKey('x')).toBeNull();
  });

  test('warnings are ordered worst first and otherwise stay as they came', () => {
    const order = bySeverity([
      warning({ risk: 'A', severity: 'information' }),
      warning({ risk: 'B' }),
      warning({ risk: 'C', severity: 'error' }),
      warning({ risk: 'D' }),
    ]);
    expect(order.map(({ risk }) => risk)).toEqual(['C', 'B', 'D', 'A']);
  });

  test('a badge counts the warnings of a tab and takes the worst severity', () => {
    const all = [
      warning({ tab: 'address' }),
      warning({ tab: 'contact', severity: 'error' }),
      warning({ tab: 'aml' }),
    ];
    expect(badgeOf(all, 'contact')).toEqual({ count: 2, severity: 'error' });
    expect(badgeOf(all, 'face')).toBeNull();
  });

  test('a warning without a node points at the first block of its tab', () => {
    expect(anchorOf(warning({ nodeId: null })).exact).toBe(anchorId('document', null));
  });
});
