import { describe, expect, it } from 'vitest';
import { signNote } from '../note.ts';
import { newSigningKey, verifierKeyOf } from '../note-key.ts';
import { KEY } from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import {
  decisionEntry,
  EVIDENCE,
  editedReceipt as edited,
  type MakeReceipt,
  makeReceipt,
  OTHER_PLACES,
  PACK_LOG,
  PLACES,
  provenEntry,
} from '../testing/sample-pack.ts';
import { receiptInWords } from './in-words.ts';
import { type ReceiptStatement, statementText } from './receipt.ts';
import { verifyReceipt } from './verify-receipt.ts';

const FOREIGN = newSigningKey('other.example/audit');
const IMPOSTOR = newSigningKey(LOG_KEY.name);

async function verdict(text: string, anchors: readonly string[] = [], key = KEY) {
  const { ok, checks, firstBadIndex } = await verifyReceipt(text, { key, anchors });
  const bad = checks.filter((check) => !check.ok);
  if (ok !== (bad.length === 0)) throw new Error('the verdict is not that of its checks');
  return {
    bad: bad.map(({ name }) => name),
    first: firstBadIndex,
    words: bad.map(({ detail }) => detail).join(),
  };
}

const statement: ReceiptStatement = JSON.parse(makeReceipt()).statement;

describe('a receipt with one field of its statement changed', () => {
  const changes: [string, unknown][] = [
    ['case', 'case-b'],
    ['checker', null],
    ['checker', { id: 'user-3', role: 'manager' }],
    ['decision', 'decision-2'],
    ['digest', 'e'.repeat(64)],
    ['log', FOREIGN.name],
    ['maker', { id: 'user-3', role: 'manager' }],
    ['maker', { id: 'user-1', role: 'admin' }],
    ['outcome', 'decline'],
    ['policy', '3'],
    ['reasons', []],
    ['reasons', ['false-alarm', 'other']],
    ['rules', []],
    ['times', { ...statement.times, agreed: null }],
    ['times', { ...statement.times, confirmed: statement.times.requested }],
    ['times', { ...statement.times, requested: '2025-01-01T12:00:00.000Z' }],
    ['times', { ...statement.times, sent: '2026-01-01T12:00:02Z' }],
    ['extra', 'a word that nobody signed'],
  ];

  it.each(changes)('%s to %j is found by the signature and by the log', async (field, value) => {
    const forged = edited((receipt) => ({ ...receipt, statement: { ...receipt.statement, [field]: value } }));
    // which log it is says the key, not an entry
    const bad = field === 'log' ? ['signature'] : ['signature', 'statement'];
    expect(await verdict(forged)).toMatchObject({ bad, first: null });
  });

  it.each(changes)(
    '%s to %j is found by the log even when the log’s own key signs it',
    async (field, value) => {
      const { bad } = await verdict(makeReceipt({ says: { [field]: value } }));
      expect(bad).toEqual(field === 'log' ? ['signature'] : ['statement']);
    },
  );

  it.each([
    ['decision', { ...EVIDENCE, decision: 'f'.repeat(64) }],
    ['a file', { ...EVIDENCE, media: { ...EVIDENCE.media, front: 'f'.repeat(64) } }],
    ['a file that was opened', { ...EVIDENCE, media: { ...EVIDENCE.media, front: null } }],
    ['a file less', { ...EVIDENCE, media: { front: EVIDENCE.media.front } }],
    ['a file more', { ...EVIDENCE, media: { ...EVIDENCE.media, back: null } }],
    ['nothing', null],
  ])('evidence: %s otherwise than the log’s digest says, signed by the log', async (_, evidence) => {
    const found = await verdict(makeReceipt({ says: { evidence } }));
    expect(found).toMatchObject({ bad: ['statement'] });
    expect(found.words).toContain('the evidence is not the one whose digest the log holds');
  });

  it('says that it was changed, whatever else it says', async () => {
    const report = await verifyReceipt(makeReceipt({ says: { outcome: 'decline' } }), { key: KEY });
    expect(receiptInWords(report)).toEqual(['This receipt was changed, or is not what it says.']);
  });
});

describe('a receipt with another signature', () => {
  const text = statementText(statement);
  const by = (key: typeof LOG_KEY, what = text) => signNote(what, key).slice(what.length + 1, -1);
  const own = by(LOG_KEY);
  it.each([
    ['by a key of that name', by(IMPOSTOR), 'no signature is by a trusted key'],
    ['by another log', by(FOREIGN), 'no signature is by a trusted key'],
    ['of another text', by(LOG_KEY, 'another\n'), 'does not match the text'],
    [
      'of a checkpoint',
      checkpointAt(8, PACK_LOG).trimEnd().split('\n').at(-1) ?? '',
      'does not match the text',
    ],
    ['and a second, wrong one', `${own}\n${by(LOG_KEY, 'another\n')}`, 'does not match the text'],
    ['and a text of its own', `more\n\n${own}`, 'does not match the text'],
    ['that is empty', '', 'a signature line is'],
    ['that is cut off', own.slice(0, -4), 'does not match the text'],
  ])('%s is refused', async (_, signature, words) => {
    const found = await verdict(edited((receipt) => ({ ...receipt, signature })));
    expect(found).toMatchObject({ bad: ['signature'] });
    expect(found.words).toContain(words);
  });

  it('and a second one by a stranger is passed over, as the standard of notes demands', async () => {
    const both = edited((receipt) => ({ ...receipt, signature: `${own}\n${by(FOREIGN)}` }));
    expect(await verdict(both)).toMatchObject({ bad: [] });
  });

  it('made wholly by another key holds under that key alone', async () => {
    const forged = makeReceipt({ by: IMPOSTOR });
    expect(await verdict(forged)).toMatchObject({ bad: ['signature', 'checkpoint-signatures'] });
    expect(await verdict(forged, [], verifierKeyOf(IMPOSTOR))).toMatchObject({ bad: [] });
    expect(await verdict(forged, [checkpointAt(8, PACK_LOG)], verifierKeyOf(IMPOSTOR))).toMatchObject({
      bad: ['anchor'],
    });
  });
});

describe('a receipt with other proofs, signed by the log', () => {
  const approvedByMaker = decisionEntry('approved', 1, {
    actor: { type: 'user', id: 'user-1', role: 'manager' },
  });
  const split = PACK_LOG.with(1, 'another history');
  it.each<[string, MakeReceipt, string[], number | null]>([
    ['of another decision', { proofs: () => OTHER_PLACES.map((i) => provenEntry(i)) }, ['statement'], null],
    [
      'with an entry of another decision among them',
      { proofs: (own) => [...own, provenEntry(7)] },
      ['statement'],
      null,
    ],
    [
      'with the proof of another entry',
      { proofs: (own) => own.with(1, { entry: PACK_LOG[2] ?? '', proof: provenEntry(3).proof }) },
      ['inclusion'],
      3,
    ],
    [
      'with an entry that was never in the log',
      { proofs: (own) => own.with(2, { ...provenEntry(4), entry: decisionEntry('sent', 9) }) },
      ['inclusion', 'statement'],
      4,
    ],
    ['in another order', { proofs: (own) => own.toReversed() }, ['statement'], null],
    ['with one twice', { proofs: (own) => own.flatMap((one) => [one, one]) }, ['statement'], null],
    ['without the request', { proofs: (own) => own.slice(1) }, ['statement'], null],
    ['without the confirmation', { proofs: (own) => own.slice(0, -1) }, ['statement'], null],
    ['without any', { proofs: () => [] }, ['checkpoint-signatures'], null],
    [
      'under two checkpoints of one log',
      { proofs: (own) => own.with(0, provenEntry(0, { size: 7 })) },
      ['checkpoint-signatures'],
      null,
    ],
    [
      'under two histories (a split view)',
      { proofs: (own) => own.with(0, provenEntry(0, { log: split })) },
      ['checkpoint-signatures'],
      null,
    ],
    [
      'under a checkpoint of a key of that name',
      { proofs: () => PLACES.map((i) => provenEntry(i, { by: IMPOSTOR })) },
      ['checkpoint-signatures'],
      null,
    ],
    [
      'that are no proofs',
      { proofs: (own) => own.map(({ entry }) => ({ entry, proof: 'x' })) },
      ['inclusion'],
      null,
    ],
    ['without the second person that a rule asked for', { places: [0, 4, 6] }, ['decision-order'], 4],
    ['with the maker as second person', { log: PACK_LOG.with(2, approvedByMaker) }, ['decision-order'], 2],
    ['with an entry that has a blank', { log: PACK_LOG.with(4, `${PACK_LOG[4]} `) }, ['statement'], null],
  ])('%s', async (_, make, bad, first) => {
    expect(await verdict(makeReceipt(make))).toMatchObject({ bad, first });
  });

  it('meets only the anchor that is its own checkpoint, and no other history of that size', async () => {
    const own = checkpointAt(8, PACK_LOG);
    expect(await verifyReceipt(makeReceipt(), { key: KEY, anchors: [own] })).toMatchObject({
      ok: true,
      anchored: true,
    });
    const older = checkpointAt(5, PACK_LOG);
    expect(await verifyReceipt(makeReceipt(), { key: KEY, anchors: [older] })).toMatchObject({
      ok: true,
      anchored: false,
    });
    expect(await verdict(makeReceipt(), [own, checkpointAt(8, split)])).toMatchObject({
      bad: ['anchor'],
      first: 0,
    });
  });
});
