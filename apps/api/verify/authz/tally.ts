import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Caller, CallInput } from '../../test/caller.ts';
import type { Harness } from '../../test/harness.ts';

/** Counts cells and keeps those that are not as the matrix says. */
export class Tally {
  cells = 0;
  readonly wrong: string[] = [];

  expect(cell: string, expected: string | number, found: unknown): void {
    this.cells += 1;
    if (found !== expected) this.wrong.push(`${cell}: expected ${expected}, found ${String(found)}`);
  }
}

/** The actions on record under a request's id. */
export async function auditedBy(t: Harness, requestId: string): Promise<string[]> {
  const entries = await t.audit();
  return entries.filter(({ request }) => request?.id === requestId).map(({ action }) => action);
}

const TRIES = 20;
const BUSY_MS = 500;

/** Asks again while the server says that it is busy, which a machine with other work makes it. */
export async function ask(
  caller: Caller,
  endpoint: Parameters<Caller['call']>[0],
  input: CallInput = {},
): Promise<Answer> {
  let answer = await caller.call(endpoint, input);
  for (let tries = 1; answer.body?.code === 'unavailable' && tries < TRIES; tries += 1) {
    await sleep(BUSY_MS);
    answer = await caller.call(endpoint, input);
  }
  return answer;
}
