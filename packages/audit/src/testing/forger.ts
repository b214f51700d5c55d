/** What the tests of forged bundles share: one forged entry, and a verdict that is short enough for a table. */

import { verifyBundle } from '../bundle/verify-bundle.ts';
import { newSigningKey } from '../note-key.ts';
import { entry, KEY, LOG } from './sample-bundle.ts';

/** The log with entry 7 forged, as whoever holds the signing key would seal it. */
export const FORGED = LOG.with(7, entry(7, 'case.exported', 'case-b'));
export const FOREIGN = newSigningKey('other.example/audit');

/** Which checks fail, and the first entry in doubt. */
export async function verdict(bundle: Blob, anchors: readonly string[] = []) {
  const { checks, firstBadIndex, ok } = await verifyBundle(bundle, { key: KEY, anchors });
  const bad = checks.filter((check) => !check.ok);
  if (ok !== (bad.length === 0)) throw new Error('the verdict is not that of its checks');
  return {
    bad: bad.map(({ name }) => name),
    first: firstBadIndex,
    words: bad.map(({ detail }) => detail).join(),
  };
}

export const swap = (i: number) => (text: string) => {
  const lines = text.split('\n');
  return [...lines.slice(0, i), lines[i + 1], lines[i], ...lines.slice(i + 2)].join('\n');
};
export const notesOf = (notes: readonly string[]) => () => notes.map((note) => `${note}\n`).join('');
