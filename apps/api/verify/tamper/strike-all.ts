import type { StoredVerdict } from '../../src/features/audit/verify/verify-stored.ts';
import { disarm } from './forge.ts';
import { cut, KINDS, type Kind } from './kinds.ts';
import type { Lab } from './lab.ts';

export interface Figures {
  readonly name: string;
  tried: number;
  found: number;
  /** Found, and the first entry in doubt named exactly. */
  named: number;
}

/** Each kind at `positions` places of a log in which every entry has its checkpoint. Misses are printed as they come. */
export async function strikeAll(lab: Lab, positions: number): Promise<Figures[]> {
  const size = positions * 2 + 4;
  await lab.clear();
  await lab.write(Array.from({ length: size }, () => 1));
  await lab.keep();
  const figures: Figures[] = [];
  for (const kind of KINDS) {
    const of = { name: kind.name, tried: 0, found: 0, named: 0 };
    for (let i = 0; i < positions; i += 1) {
      // the first entry and, as far as a kind needs neighbours, the last
      const at = i * 2 + 1;
      const verdict = await strikeOnce(lab, kind, { at, size });
      const expected = kind.first?.({ at, size }) ?? at;
      count(of, verdict, expected);
    }
    figures.push(of);
  }
  return figures;
}

async function strikeOnce(lab: Lab, kind: Kind, { at, size }: { at: number; size: number }) {
  await lab.restore();
  await lab.db.transaction().execute(async (trx) => {
    await disarm(trx);
    await kind.strike({ trx, at, size, key: lab.key });
  });
  if (kind.thenWrites !== undefined)
    await lab.write([...Array.from({ length: kind.thenWrites }, () => 1), 0]);
  return lab.verify();
}

/** What no log can show by itself, shown so that nobody forgets it: without a checkpoint from outside, a cut is unseen. */
export async function showLimit(lab: Lab): Promise<void> {
  await lab.restore();
  await lab.db.transaction().execute(async (trx) => {
    await disarm(trx);
    await cut({ trx, at: 5 });
  });
  const { ok } = await lab.verify({ anchored: false });
  console.log(
    `without an anchor, an end cut off with its checkpoints is ${ok ? 'not seen, as documented' : 'seen'}`,
  );
}

export function count(figures: Figures, verdict: StoredVerdict, expected: number): void {
  figures.tried += 1;
  if (!verdict.ok) figures.found += 1;
  if (!verdict.ok && verdict.firstBadIndex === expected) figures.named += 1;
  else {
    const said = verdict.ok ? 'NOT FOUND' : `named ${verdict.firstBadIndex}, not ${expected}`;
    console.log(`  ✗ ${figures.name} at ${expected}: ${said}`);
  }
}
