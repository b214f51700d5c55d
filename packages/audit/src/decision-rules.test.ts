import { describe, expect, it } from 'vitest';
import type { CanonicalValue } from './canonical.ts';
import { DecisionRules } from './decision-rules.ts';

type Step = readonly [action: string, by?: string | null, change?: Readonly<Record<string, CanonicalValue>>];

/** What the rules say of decision d1 after these steps. */
function judge(steps: readonly Step[], knowsRequests = true) {
  const rules = new DecisionRules({ knowsRequests });
  steps.forEach(([action, by = null, change = {}], index) => {
    const entry = { action: `decision.${action}`, actor: { id: by }, object: { type: 'decision', id: 'd1' } };
    rules.read({ ...entry, ...change }, index);
  });
  return rules.broken;
}

const asked: Step = ['requested', 'maker'];
const askedForTwo: Step = ['requested', 'maker', { refs: { rules: 'block,overturn' } }];

describe('decisions that are in order', () => {
  it.each<[string, readonly Step[]]>([
    ['requested, sent, confirmed', [asked, ['sent'], ['confirmed']]],
    ['confirmed without being sent, because Didit’s trail shows it', [asked, ['confirmed']]],
    [
      'requested, agreed to, sent, confirmed',
      [askedForTwo, ['approved', 'checker'], ['sent'], ['confirmed']],
    ],
    ['sent again after an answer that was lost', [asked, ['sent'], ['unknown'], ['sent'], ['confirmed']]],
    ['waiting for a second person', [askedForTwo]],
    [
      'refused, withdrawn or expired without a second person',
      [askedForTwo, ['refused', 'checker'], ['withdrawn'], ['expired']],
    ],
    ['agreed to although no rule asked for it', [asked, ['approved', 'checker'], ['sent']]],
    ['of a request that names no rule', [['requested', 'maker', { refs: { rules: '' } }], ['sent']]],
  ])('%s', (_, steps) => {
    expect(judge(steps)).toBeNull();
  });
});

describe('decisions that are not', () => {
  it.each<[string, readonly Step[], number, string]>([
    ['sent without a request', [['sent']], 0, 'decision.sent for the decision d1, which was never requested'],
    ['confirmed without a request', [['confirmed']], 0, 'which was never requested'],
    ['agreed to without a request', [['approved', 'checker']], 0, 'which was never requested'],
    ['requested only afterwards', [['confirmed'], asked], 0, 'which was never requested'],
    ['requested twice', [asked, ['sent'], ['requested', 'other']], 2, 'is requested a second time'],
    [
      'agreed to by the maker',
      [askedForTwo, ['approved', 'maker']],
      1,
      'by nobody else than who requested it',
    ],
    ['agreed to by nobody', [askedForTwo, ['approved', null]], 1, 'by nobody else than who requested it'],
    [
      'sent before the second person agreed',
      [askedForTwo, ['sent'], ['approved', 'checker']],
      1,
      'to which no second person agreed',
    ],
    [
      'confirmed without a second person',
      [askedForTwo, ['confirmed']],
      1,
      'to which no second person agreed',
    ],
    [
      'sent after the second person refused',
      [askedForTwo, ['refused', 'checker'], ['sent']],
      2,
      'to which no second person agreed',
    ],
  ])('%s', (_, steps, index, words) => {
    expect(judge(steps)).toEqual({ index, problem: expect.stringContaining(words) });
  });

  it('are named by the first of them', () => {
    expect(judge([asked, asked, ['approved', 'maker']])?.index).toBe(1);
  });

  it('cannot be told in a period, which may begin after the request', () => {
    expect(judge([['approved', 'checker'], ['sent'], ['confirmed']], false)).toBeNull();
    expect(judge([askedForTwo, ['sent']], false)?.index).toBe(1);
    expect(judge([asked, ['approved', 'maker']], false)?.index).toBe(1);
  });
});

describe('entries of other shapes', () => {
  it.each<[string, CanonicalValue]>([
    ['a text', 'decision.sent'],
    ['nothing', null],
    ['a list', ['decision.sent']],
    ['an action that is no text', { action: 1, object: { type: 'decision', id: 'd1' } }],
    ['another action', { action: 'case.viewed', object: { type: 'decision', id: 'd1' } }],
    ['another object', { action: 'decision.sent', object: { type: 'case', id: 'd1' } }],
    ['an object without id', { action: 'decision.sent', object: { type: 'decision' } }],
    ['an object that is null', { action: 'decision.sent', object: null }],
  ])('are none of their business: %s', (_, entry) => {
    const rules = new DecisionRules({ knowsRequests: true });
    rules.read(entry, 0);
    expect(rules.broken).toBeNull();
  });
});
