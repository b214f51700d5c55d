import {
  type Disposition,
  type Evidence,
  OUTCOMES,
  POLICY_RULES,
  PolicyRule,
  UserId,
} from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { readAml } from '../evidence/read/read-aml.ts';
import { decisionWith } from '../evidence/testing/fixture.ts';
import { type PolicyFacts, rulesThatApply } from './policy-rules.ts';

const ALL = PolicyRule.options;
const FACTS: PolicyFacts = {
  outcome: 'approve',
  status: 'In Review',
  setByDidit: false,
  aml: [],
  dispositions: [],
};
const asked = (facts: Partial<PolicyFacts>) => rulesThatApply(ALL, { ...FACTS, ...facts });

function amlOf(...hits: Record<string, unknown>[]): Evidence['aml'] {
  return readAml(decisionWith({ aml_screenings: [{ hits }] }));
}

function finding(hitId: string, more: Partial<Disposition> = {}): Disposition {
  return {
    id: '0b7f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4',
    hitIds: [hitId],
    finding: 'False Positive',
    reason: 'different-person',
    discriminators: ['birthDate', 'photo'],
    note: null,
    by: { id: UserId.parse('0b7f9c1e-6d1b-4c53-9a51-3f1a52a7e0c5'), name: 'Noa' },
    at: '2026-11-30T10:00:00.000Z',
    state: 'recorded',
    because: null,
    ...more,
  };
}

const SANCTION = { id: 's', datasets: ['Sanctions'], sanction_matches: [{ list_name: ['Frozen assets'] }] };
const isOpen = (aml: Evidence['aml'], dispositions: readonly Disposition[] = []) =>
  asked({ aml, dispositions }).includes('approve-over-aml-hit');

describe('a second person', () => {
  // Written out from the design: what is asked for by which rule, in every status that takes the outcome.
  test.each([
    ['approve', 'In Review', false, ['every-approval']],
    ['approve', 'In Review', true, ['every-approval']],
    ['approve', 'Declined', false, ['overturn', 'every-approval']],
    ['approve', 'Declined', true, ['approve-over-auto-decline', 'overturn', 'every-approval']],
    ['decline', 'In Review', false, ['every-decline']],
    ['decline', 'Approved', false, ['overturn', 'every-decline']],
    ['decline', 'Approved', true, ['overturn', 'every-decline']],
    ['resubmit', 'In Review', false, []],
    ['resubmit', 'Abandoned', true, []],
    ['resubmit', 'Kyc Expired', false, []],
    ['resubmit', 'Declined', true, ['overturn']],
    ['block', 'In Review', false, ['block']],
    ['block', 'Approved', true, ['block']],
    ['block', 'Declined', true, ['block']],
  ] as const)(
    'to %s a case that is %s (set by Didit: %s) is asked for by %j',
    (outcome, status, setByDidit, rules) => {
      expect(asked({ outcome, status, setByDidit })).toEqual(rules);
    },
  );

  test('is asked for only by rules that the policy holds, in its order', () => {
    const facts = { ...FACTS, status: 'Declined', setByDidit: true };
    expect(rulesThatApply([], facts)).toEqual([]);
    expect(rulesThatApply(['every-approval', 'overturn'], facts)).toEqual(['every-approval', 'overturn']);
    expect(rulesThatApply(['every-decline'], facts)).toEqual([]);
  });

  test('is asked for by every rule somewhere: none is without effect', () => {
    const aml = amlOf(SANCTION);
    const seen = OUTCOMES.flatMap((outcome) => asked({ outcome, status: 'Declined', setByDidit: true, aml }));
    expect(new Set(seen)).toEqual(new Set(Object.keys(POLICY_RULES)));
  });
});

describe('a hit that nobody here has cleared', () => {
  test.each([
    ['a sanctions list', SANCTION],
    ['a list of warnings', { id: 's', warning_matches: [{}] }],
    ['a list of politicians', { id: 's', pep_matches: [{}] }],
    ['sanctions, whose entries are withheld', { id: 's', datasets: ['Sanctions'], sanction_matches: null }],
    ['politicians, whose entries are withheld', { id: 's', datasets: ['PEP Level 2', 'Adverse Media'] }],
    ['a data set that is new', { id: 's', datasets: ['Crypto Watch'] }],
    ['something withheld altogether', { id: 's' }],
  ])('on %s is open', (_, hit) => expect(isOpen(amlOf(hit))).toBe(true));

  test.each([
    ['none', []],
    [
      'newspapers',
      [{ id: 'n', datasets: ['Adverse Media'], adverse_media_matches: [{ headline: 'Trial' }] }],
    ],
    ['newspapers, whose articles are withheld', [{ id: 'n', datasets: ['Adverse Media'] }]],
    ['newspapers, whose data set is withheld', [{ id: 'n', adverse_media_matches: [{ headline: 'Trial' }] }]],
  ])('in %s asks for nobody', (_, hits) => expect(isOpen(amlOf(...hits))).toBe(false));

  test('that is counted and not shown is open', () => {
    const [screening] = readAml(decisionWith({ aml_screenings: [{ total_hits: 3, hits: null }] }));
    expect(isOpen(screening === undefined ? [] : [screening])).toBe(true);
  });

  test('does not become harmless by what somebody set at Didit', () => {
    expect(isOpen(amlOf({ ...SANCTION, review_status: 'False Positive' }))).toBe(true);
  });

  test('matters for approving only', () => {
    for (const outcome of ['decline', 'resubmit', 'block'] as const) {
      expect(asked({ outcome, aml: amlOf(SANCTION) })).not.toContain('approve-over-aml-hit');
    }
  });
});

describe('a finding', () => {
  const aml = amlOf(SANCTION);

  test('of another person with two attributes clears its hit', () => {
    expect(isOpen(aml, [finding('s')])).toBe(false);
  });

  test.each([
    ['about another hit', finding('t')],
    ['with one attribute', finding('s', { discriminators: ['photo'] })],
    ['with none', finding('s', { discriminators: [] })],
    ['that it is the same person', finding('s', { finding: 'Confirmed Match' })],
    ['that leaves it open', finding('s', { finding: 'Inconclusive' })],
  ])('%s does not', (_, one) => expect(isOpen(aml, [one])).toBe(true));

  test('counts by the last word, not the kindest', () => {
    expect(isOpen(aml, [finding('s'), finding('s', { finding: 'Confirmed Match' })])).toBe(true);
    expect(isOpen(aml, [finding('s', { finding: 'Inconclusive' }), finding('s')])).toBe(false);
  });

  test('about one of several hits leaves the others', () => {
    const two = amlOf(SANCTION, { ...SANCTION, id: 't' });
    expect(isOpen(two, [finding('s')])).toBe(true);
    expect(isOpen(two, [finding('s', { hitIds: ['s', 't'] })])).toBe(false);
  });
});
