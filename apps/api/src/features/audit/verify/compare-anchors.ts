import { CheckpointError, NoteError, openCheckpoint } from '@docket/audit';
import type { Anchor } from '../sequencer/anchor-file.ts';

/** How the checkpoints kept outside the database compare with those inside. `badIndex` as in a verdict. */
export interface AnchorFinding {
  readonly compared: number;
  readonly ok: boolean;
  readonly detail: string;
  readonly badIndex: number | null;
}

/**
 * Looks for every checkpoint that was ever kept outside, not only the last: a log that was cut and has grown
 * again signs new checkpoints, and the newest of those is in the file too. One that is in the database word for
 * word needs no look at its signature, because the log's own check does that.
 */
export async function compareAnchors(
  anchors: AsyncIterable<Anchor>,
  notesBySize: ReadonlyMap<number, string>,
  verifierKey: string,
): Promise<AnchorFinding> {
  const found: number[] = [];
  let compared = 0;
  let lost = Number.POSITIVE_INFINITY;
  let foreign = 0;
  for await (const { size, note } of anchors) {
    compared += 1;
    if (notesBySize.get(size) === note) found.push(size);
    else if (isSigned(note, verifierKey)) lost = Math.min(lost, size);
    else foreign += 1;
  }
  if (lost !== Number.POSITIVE_INFINITY) {
    const proven = found.reduce((most, size) => (size < lost ? Math.max(most, size) : most), 0);
    const detail = `the checkpoint over ${lost} entries, kept outside the database, is not in it; the entries before ${proven} are proven`;
    return { compared, ok: false, detail, badIndex: proven };
  }
  if (foreign > 0) {
    const detail = `${foreign} of ${compared} checkpoints kept outside the database are not signed by this log`;
    return { compared, ok: false, detail, badIndex: null };
  }
  const detail = `all ${compared} checkpoints kept outside the database are in it unchanged`;
  return { compared, ok: true, detail, badIndex: null };
}

function isSigned(note: string, verifierKey: string): boolean {
  try {
    openCheckpoint(note, [verifierKey]);
    return true;
  } catch (error) {
    if (error instanceof NoteError || error instanceof CheckpointError) return false;
    throw error;
  }
}
