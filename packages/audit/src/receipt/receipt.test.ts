import { describe, expect, it } from 'vitest';
import { KEY } from '../testing/sample-bundle.ts';
import {
  decisionEntry,
  editedReceipt as edited,
  makeReceipt,
  OTHER_PLACES,
  PACK_LOG,
} from '../testing/sample-pack.ts';
import { receiptInWords } from './in-words.ts';
import { receiptCode } from './receipt.ts';
import { verifyReceipt } from './verify-receipt.ts';

async function broken(text: string) {
  const { checks } = await verifyReceipt(text, { key: KEY });
  return checks.filter(({ ok }) => !ok);
}

describe('an honest receipt', () => {
  it('holds for each decision, and for one that a single person made on no evidence', async () => {
    const alone = decisionEntry('requested', 0, { evidence: null, refs: { policy: '2' } });
    const log = [alone, ...PACK_LOG.slice(1)];
    expect(await broken(makeReceipt())).toEqual([]);
    expect(await broken(makeReceipt({ places: OTHER_PLACES }))).toEqual([]);
    const single = makeReceipt({ log, places: [0, 4, 6], evidence: null });
    expect(await broken(single)).toEqual([]);
    const report = await verifyReceipt(single, { key: KEY });
    expect(report.statement).toMatchObject({
      checker: null,
      digest: null,
      rules: [],
      times: { agreed: null },
    });
    expect(receiptInWords(report)[0]).toContain('asked for by one person, and confirmed');
  });

  it('is the same bytes each time, with a code of the statement alone', async () => {
    expect(makeReceipt()).toBe(makeReceipt());
    const { code, sha256 } = receiptCode(JSON.parse(makeReceipt()).statement);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    // the code is the digest's first 80 bits, five to a letter
    const bits = BigInt(`0x${sha256.slice(0, 20)}`)
      .toString(32)
      .toUpperCase()
      .padStart(16, '0');
    const crockford = bits.replace(/[I-V]/g, (letter) => 'JKMNPQRSTVWXYZ'[letter.charCodeAt(0) - 73] ?? '');
    expect(code.replaceAll('-', '')).toBe(crockford);
    expect((await verifyReceipt(makeReceipt(), { key: KEY })).code).toBe(code);
  });
});

describe('a text that is no receipt', () => {
  const own = makeReceipt();
  it.each([
    ['nothing', '', 'ends in a newline'],
    ['without its end', own.trimEnd(), 'ends in a newline'],
    ['cut in half', `${own.slice(0, 900)}\n`, 'not JSON'],
    ['with two lines', `${own}\n`, 'not in canonical form'],
    ['with a blank', own.replace('{', '{ '), 'not in canonical form'],
    ['with a key twice', own.replace('{"proofs"', '{"proofs":[],"proofs"'), 'not in canonical form'],
    [
      'with an escape it does not need',
      own.replace('decision-1', '\\u0064ecision-1'),
      'not in canonical form',
    ],
    ['as a list', '[]\n', 'not the form'],
    ['as null', 'null\n', 'not the form'],
    ['with a field too many', edited((one) => ({ ...one, more: 1 })), 'not the form'],
    ['without signature', edited(({ signature: _, ...one }) => one), 'not the form'],
    ['with proofs that are no list', edited((one) => ({ ...one, proofs: {} })), 'not the form'],
    [
      'with a proof of more',
      edited((one) => ({ ...one, proofs: [{ ...one.proofs[0], more: 1 }] })),
      'not the form',
    ],
    [
      'with an entry that is no text',
      edited((one) => ({ ...one, proofs: [{ entry: 1, proof: '' }] })),
      'not the form',
    ],
    [
      'of another format',
      edited((one) => ({ ...one, statement: { ...one.statement, format: 'docket-decision-receipt/2' } })),
      'not the form',
    ],
    [
      'without a case',
      edited((one) => ({ ...one, statement: { ...one.statement, case: 1 } })),
      'not the form',
    ],
    [
      'with evidence of another form',
      edited((one) => ({
        ...one,
        statement: { ...one.statement, evidence: { decision: '', media: { a: 1 } } },
      })),
      'not the form',
    ],
  ])('%s has no statement and no code', async (_, text, words) => {
    const report = await verifyReceipt(text, { key: KEY });
    expect(report).toMatchObject({ ok: false, anchored: false, statement: null, code: null });
    expect(report.checks).toEqual([
      { name: 'canonical-form', ok: false, detail: expect.stringContaining(words) },
    ]);
  });
});
