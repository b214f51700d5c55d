/** Bundles of a small log with decisions in it, and the tools of somebody who tampers with them. */
import { createHash } from 'node:crypto';
import type { BundleScope } from '../bundle/manifest.ts';
import { FILES } from '../bundle/manifest.ts';
import { type DisclosedText, writeBundle } from '../bundle/write-bundle.ts';
import { openZip, zipStream } from '../bundle/zip.ts';
import { canonicalise } from '../canonical.ts';
import { leafHash } from '../merkle.ts';
import { signNote } from '../note.ts';
import { type SigningKey, verifierKeyOf } from '../note-key.ts';
import { consistencyProof, inclusionProof } from '../proof.ts';
import { checkpointAt, LOG_KEY } from './sample-log.ts';

export const KEY = verifierKeyOf(LOG_KEY);
export const CASE = 'case-a';

/** Twenty entries of two cases, a second apart; case-a is requested at 2, sent at 8 and confirmed at 14. */
export const LOG: readonly string[] = Array.from({ length: 20 }, (_, i) => entryAt(i));

function entryAt(i: number): string {
  const action = new Map([
    [2, 'decision.requested'],
    [8, 'decision.sent'],
    [14, 'decision.confirmed'],
  ]).get(i);
  return entry(i, action ?? 'case.viewed', i % 2 === 0 ? CASE : 'case-b');
}

export function entry(
  i: number,
  action: string,
  of: string,
  actor = 'user-1',
  object = 'decision-1',
): string {
  const ts = new Date(Date.UTC(2026, 0, 1, 12, 0, i)).toISOString();
  return canonicalise({
    v: 1,
    ts,
    action,
    case: of,
    actor: { type: 'user', id: actor },
    object: { type: 'decision', id: object },
  });
}

export function momentOf(i: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, 0, i)).toISOString();
}

export type Make = {
  readonly log?: readonly string[];
  readonly by?: SigningKey;
  readonly held?: number;
  /** Places of the part; all without. */
  readonly places?: readonly number[];
  readonly scope?: BundleScope;
  /** Texts that the entries commit to. */
  readonly side?: readonly DisclosedText[];
};

export async function makeBundle(make: Make = {}): Promise<Blob> {
  const { log = LOG, by = LOG_KEY, held, places, side, scope = { kind: 'all' } } = make;
  const leaves = log.map(leafHash);
  const size = log.length;
  const stream = writeBundle(
    {
      scope,
      entryCount: places?.length ?? size,
      newest: { note: checkpointAt(size, log, by), size },
      side,
      entries: places === undefined ? log : places.map((i) => log[i] ?? ''),
      ...(places === undefined
        ? { checkpoints: log.map((_, i) => checkpointAt(i + 1, log, by)) }
        : { proofs: places.map((index) => ({ index, hashes: inclusionProof(leaves, index, size) })) }),
      ...(held === undefined ? {} : { held: { size: held, hashes: consistencyProof(leaves, held, size) } }),
    },
    by,
  );
  return await blobOf(stream);
}

export const ofCase = (make: Make = {}) =>
  makeBundle({
    scope: { kind: 'case', case: CASE },
    places: LOG.map((_, i) => i).filter((i) => i % 2 === 0),
    ...make,
  });

/** Entries 5 to 11, with their neighbours 4 and 12. */
export const ofPeriod = (make: Make = {}) =>
  makeBundle({
    scope: { kind: 'period', from: momentOf(5), to: momentOf(11) },
    places: Array.from({ length: 9 }, (_, i) => i + 4),
    ...make,
  });

export async function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  return await new Response(stream).blob();
}

/** What is done to a file's text; null takes the file out. */
export type Edit = ((text: string) => string) | null;
type Edits = Readonly<Record<string, Edit>>;

/** The same zip with some files' texts changed, added, or (null) left out; a digest or signature is not made anew. */
export async function rewritten(bundle: Blob, change: Edits): Promise<Blob> {
  return zipOf(edited(await textsOf(bundle), change));
}

/**
 * As {@link rewritten}, by a forger who knows what they do: the manifest gets the digests of the changed files, is
 * itself edited where asked, and is signed again.
 */
export async function resealed(
  zip: Blob,
  change: Edits,
  { by = LOG_KEY, manifest = {} }: { by?: SigningKey; manifest?: object } = {},
): Promise<Blob> {
  const texts = edited(await textsOf(zip), change);
  const [said = ''] = (texts.get(FILES.manifest) ?? '').split('\n\n');
  texts.delete(FILES.manifest);
  const digests = [...texts].map(([name, text]) => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return [name, { bytes: Buffer.byteLength(text), sha256 }];
  });
  const forged = { ...JSON.parse(said), files: Object.fromEntries(digests), ...manifest };
  return zipOf(texts.set(FILES.manifest, signNote(`${JSON.stringify(forged, null, 2)}\n`, by)));
}

function edited(texts: Map<string, string>, change: Edits): Map<string, string> {
  for (const [name, edit] of Object.entries(change)) {
    if (edit === null) texts.delete(name);
    else texts.set(name, edit(texts.get(name) ?? ''));
  }
  return texts;
}

function zipOf(texts: ReadonlyMap<string, string>): Promise<Blob> {
  return blobOf(zipStream(() => [...texts].map(([name, text]) => ({ name, content: [text] }))));
}

export async function textsOf(bundle: Blob): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, read] of await openZip(bundle)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of read()) pieces.push(piece);
    texts.set(name, Buffer.concat(pieces).toString('utf8'));
  }
  return texts;
}

export const lineOf = (i: number, edit: (line: string) => string | null) => (text: string) => {
  const lines = text.split('\n');
  const edited = edit(lines[i] ?? '');
  lines.splice(i, 1, ...(edited === null ? [] : [edited]));
  return lines.join('\n');
};

export { FILES };
