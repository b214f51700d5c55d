import { describe, expect, it } from 'vitest';
import { Decision } from './decision/decision.ts';
import {
  FEATURES,
  findFeature,
  RESUBMITTABLE_FEATURES,
  toDecisionFeature,
  toWarningFeature,
  toWorkflowFeature,
} from './features.ts';
import { RISK_CODES, RISK_CODES_BY_FEATURE } from './risk-codes.ts';

describe('the three spellings of a feature', () => {
  it.each(FEATURES)('lead from any to any for $decision', (row) => {
    for (const name of [row.decision, row.workflow, row.warning, row.block]) {
      if (name === null) continue;
      expect(toDecisionFeature(name)).toBe(row.decision);
      expect(toWorkflowFeature(name)).toBe(row.workflow);
      expect(toWarningFeature(name)).toBe(row.warning);
    }
  });

  it('never collide between two features', () => {
    const names = FEATURES.flatMap((row) => [
      ...new Set([row.decision, row.workflow, row.warning, row.block, ...row.aliases]),
    ]).filter((name) => name !== null);
    expect(new Set(names).size).toBe(names.length);
  });

  it('name blocks a decision really has', () => {
    const blocks = FEATURES.map((row) => row.block).filter((block) => block !== null);
    expect(Object.keys(Decision.shape)).toEqual(expect.arrayContaining(blocks));
  });

  it('translate into names a resubmission accepts', () => {
    for (const row of FEATURES) expect(RESUBMITTABLE_FEATURES).toContain(toWorkflowFeature(row.decision));
    expect(toWorkflowFeature('OCR_BACK')).toBe('OCR_BACK');
  });

  it('leave a feature of tomorrow as it is', () => {
    expect(findFeature('TELEPATHY')).toBeUndefined();
    expect(toDecisionFeature('TELEPATHY')).toBe('TELEPATHY');
    expect(toWorkflowFeature('TELEPATHY')).toBe('TELEPATHY');
    expect(toWarningFeature('TELEPATHY')).toBe('TELEPATHY');
  });
});

describe('the known risk codes', () => {
  it('are grouped under names warnings use, without repeats', () => {
    const spellings = FEATURES.map((row) => row.warning);
    const groups = Object.keys(RISK_CODES_BY_FEATURE).filter((name) => !name.startsWith('KYB_'));
    expect(spellings).toEqual(expect.arrayContaining(groups));
    expect(new Set(RISK_CODES).size).toBe(RISK_CODES.length);
  });
});
