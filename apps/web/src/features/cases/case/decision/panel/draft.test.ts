import { describe, expect, test } from 'vitest';
import { makeCase, makeReason } from '../../testing/make-case.ts';
import { blockable, edited, missing, newDraft, rebased, redoableSteps, toggledReasons } from './draft.ts';

function keys() {
  let count = 0;
  return () => `key-${++count}`;
}

const step = { nodeId: 'feature_ocr_1', feature: 'OCR' };
const chosen = { ...step, reason: null };
const CATALOGUE = [makeReason(), makeReason({ key: 'other', label: 'Other', needsNote: true })];

describe('a decision in the making', () => {
  test('keeps its key while it is edited, so that a repeated send is the same decision', () => {
    const newKey = keys();
    const draft = edited(newDraft('decline', makeCase(), newKey), { note: 'blurred' }, newKey);
    expect(draft.key).toBe('key-1');
  });

  test('takes a new key when its content changes after a send', () => {
    const newKey = keys();
    const draft = { ...newDraft('decline', makeCase(), newKey), tried: true };
    expect(edited(draft, { note: 'other' }, newKey)).toMatchObject({ key: 'key-2', tried: false });
  });

  test('takes a new key on a newer reading of the case, because the version is part of the request', () => {
    const newKey = keys();
    const newer = makeCase((raw) => {
      raw.version = 5;
    });
    const draft = { ...newDraft('approve', makeCase(), newKey), tried: true };
    expect(rebased(draft, newer, newKey)).toMatchObject({ key: 'key-2', tried: false, seen: { version: 5 } });
  });

  test('e-mail is on only where the case has an address', () => {
    expect(newDraft('resubmit', makeCase(), keys())).toMatchObject({
      sendEmail: true,
      email: 'amelie@example.test',
    });
    const without = makeCase((raw) => {
      raw.case.email = null;
    });
    expect(newDraft('resubmit', without, keys())).toMatchObject({ sendEmail: false, email: '' });
  });
});

describe('what a draft still lacks', () => {
  test('an approval needs nothing unless the server says so, a decline needs a reason', () => {
    expect(missing(newDraft('approve', makeCase(), keys()), CATALOGUE)).toEqual([]);
    const warned = makeCase((raw) => {
      raw.demands.approvalReason = 'Didit warned about this case';
    });
    expect(missing(newDraft('approve', warned, keys()), CATALOGUE)).toEqual(['Choose a reason']);
    expect(missing(newDraft('decline', makeCase(), keys()), CATALOGUE)).toEqual(['Choose a reason']);
  });

  test('a reason that needs a note has to be explained, also among others and on a step', () => {
    const draft = { ...newDraft('decline', makeCase(), keys()), reasons: ['document-expired', 'other'] };
    expect(missing(draft, CATALOGUE)).toEqual(['Explain “Other” in the note']);
    expect(missing({ ...draft, note: 'see chat' }, CATALOGUE)).toEqual([]);
    const redo = { ...newDraft('resubmit', makeCase(), keys()), steps: [{ ...step, reason: 'other' }] };
    expect(missing(redo, CATALOGUE)).toEqual(['Explain “Other” in the note']);
  });

  test('a resubmission needs a step and, when it mails, a valid address', () => {
    const draft = { ...newDraft('resubmit', makeCase(), keys()), reasons: ['document-expired'] };
    expect(missing(draft, CATALOGUE)).toEqual(['Choose a step to redo']);
    expect(missing({ ...draft, steps: [chosen], email: 'nobody' }, CATALOGUE)).toEqual([
      'Give a valid e-mail address, or switch the e-mail off',
    ]);
    expect(missing({ ...draft, steps: [chosen], email: 'nobody', sendEmail: false }, CATALOGUE)).toEqual([]);
  });

  test('a block needs a target and the tick', () => {
    const draft = { ...newDraft('block', makeCase(), keys()), reasons: ['document-expired'] };
    expect(missing(draft, CATALOGUE)).toHaveLength(2);
    expect(missing({ ...draft, targets: ['face'], understood: true }, CATALOGUE)).toEqual([]);
  });

  test('a note beyond what the server takes is refused here already', () => {
    expect(
      missing({ ...newDraft('approve', makeCase(), keys()), note: 'x'.repeat(2001) }, CATALOGUE),
    ).toEqual(['Shorten the note to 2000 characters']);
  });
});

describe('reasons', () => {
  test('are several with a decline, the first being the main one, and one elsewhere', () => {
    const decline = { ...newDraft('decline', makeCase(), keys()), reasons: ['a', 'b'] };
    expect(toggledReasons(decline, 'c')).toEqual(['a', 'b', 'c']);
    expect(toggledReasons(decline, 'a')).toEqual(['b']);
    expect(toggledReasons({ ...decline, reasons: ['a', 'b', 'c', 'd', 'e'] }, 'f')).toHaveLength(5);
    expect(toggledReasons({ ...decline, outcome: 'approve', reasons: ['a'] }, 'b')).toEqual(['b']);
  });

  test('of a resubmission are needed for each step: its own or the one for all', () => {
    const draft = { ...newDraft('resubmit', makeCase(), keys()), steps: [chosen] };
    expect(missing(draft, CATALOGUE)).toEqual(['Choose a reason']);
    expect(missing({ ...draft, steps: [{ ...step, reason: 'document-expired' }] }, CATALOGUE)).toEqual([]);
  });
});

describe('what a case offers', () => {
  test('only steps that Didit can redo are offered', () => {
    const detail = makeCase((raw) => {
      const check = {
        feature: 'ID_VERIFICATION',
        label: 'Document',
        nodeId: 'feature_ocr_1',
        state: 'failed',
        status: 'Declined',
        score: null,
        tab: 'document',
        resubmitFeature: 'OCR',
      };
      raw.evidence.checks = [check, { ...check, feature: 'AML', resubmitFeature: null }];
    });
    expect(redoableSteps(detail.evidence?.checks ?? []).map((one) => one.step)).toEqual([step]);
  });

  test('only values the case has can be blocked', () => {
    expect(blockable(makeCase())).toEqual([{ target: 'email', value: 'amelie@example.test' }]);
    const more = makeCase((raw) => {
      raw.case.phone = '+32470000000';
      raw.evidence.faces = [
        { nodeId: null, status: 'In Review', score: 57, sourceMediaId: null, targetMediaId: null },
      ];
    });
    expect(blockable(more).map(({ target }) => target)).toEqual(['face', 'phone', 'email']);
  });
});
