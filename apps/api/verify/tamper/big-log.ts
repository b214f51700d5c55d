import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  appendLeaf,
  canonicalise,
  emptyFrontier,
  formatCheckpoint,
  leafHash,
  parseVerifierKey,
  rootOf,
  type SigningKey,
  verifierKeyOf,
} from '@docket/audit';
import { writeBundle } from '@docket/audit/bundle';

/** Entries that gather into one checkpoint while many people work; a calm log has one for each. */
const ENTRIES_PER_CHECKPOINT = 10;

/** PKCS #8 of an Ed25519 seed, up to the seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Writes a bundle of `count` entries as Docket would. Returns the log's public key and an older checkpoint. */
export async function writeBigBundle(file: string, count: number): Promise<{ key: string; anchor: string }> {
  const key: SigningKey = { name: 'docket.example/audit', secretKey: new Uint8Array(randomBytes(32)) };
  const notes: string[] = [];
  const signed = signer(key);
  let frontier = emptyFrontier();
  function* entries(record: boolean): Generator<string> {
    for (let i = 0; i < count; i += 1) {
      const text = entryText(i);
      if (record) {
        frontier = appendLeaf(frontier, leafHash(text));
        if (frontier.size % ENTRIES_PER_CHECKPOINT === 0 || frontier.size === count) {
          notes.push(signed(frontier.size, rootOf(frontier)));
        }
      }
      yield text;
    }
  }
  for (const _ of entries(true));
  const note = notes.at(-1) ?? '';
  const bytes = writeBundle(
    {
      scope: { kind: 'all' },
      entryCount: count,
      newest: { note, size: count },
      entries: entries(false),
      checkpoints: notes,
    },
    key,
  );
  await pipeline(Readable.fromWeb(bytes), createWriteStream(file));
  return { key: verifierKeyOf(key), anchor: notes[Math.floor(notes.length / 2)] ?? '' };
}

/** As long as a real one, and the same each time it is asked for. */
function entryText(i: number): string {
  const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;
  const step = i % 4;
  return canonicalise({
    v: 1,
    id,
    ts: new Date(1_700_000_000_000 + i * 137).toISOString(),
    actor: { type: 'user', id, role: 'reviewer', session: 'f'.repeat(32), ip: '203.0.113.7' },
    action:
      ['case.viewed', 'decision.requested', 'decision.sent', 'decision.confirmed'][step] ?? 'case.viewed',
    object: { type: 'decision', id: `00000000-0000-7000-8000-${String(i - step).padStart(12, '0')}` },
    case: id,
    outcome: 'ok',
    reason: 'other',
    request: { id, route: 'POST /api/cases/:caseId/approve' },
    change: { from: { outcome: null }, to: { outcome: 'approve' } },
    evidence: { digests: { decision: 'a'.repeat(64), 'media/front': 'b'.repeat(64) } },
    refs: { status: 'In Review', version: String(i) },
  });
}

/** The same notes as our own code signs, by the platform's faster Ed25519: making the log is not what is measured. */
function signer(key: SigningKey): (size: number, root: Uint8Array) => string {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8, key.secretKey]),
    format: 'der',
    type: 'pkcs8',
  });
  const { keyId } = parseVerifierKey(verifierKeyOf(key));
  return (size, root) => {
    const text = formatCheckpoint({ origin: key.name, size, root });
    const blob = Buffer.concat([keyId, sign(null, Buffer.from(text), privateKey)]);
    return `${text}\n— ${key.name} ${blob.toString('base64')}\n`;
  };
}
