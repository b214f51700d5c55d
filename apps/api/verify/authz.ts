import { Writable } from 'node:stream';
import { ROLES } from '@docket/contracts';
import { startTestServer } from '@docket/db/testing';
import pino from 'pino';
import { type Harness, type Person, startHarness } from '../test/harness.ts';
import { askAboutUnknown, askEverything } from './authz/grid.ts';
import { askByOwner } from './authz/ownership.ts';
import { readEverything } from './authz/reads.ts';
import { askWithReason } from './authz/reasons.ts';
import { answeredIn, judgeRecords } from './authz/recorded.ts';
import { Tally } from './authz/tally.ts';

/**
 * Asks every route as everybody (each role, nobody, an ended sign-in, a disabled account), and the routes where it matters
 * about one's own, a colleague's and nobody's, and compares with the permission matrix. Then holds every request against
 * the audit log: a refusal is on record, and so is whatever changed or showed something. Ends with 1 when a cell is wrong.
 */
await verifyMatrix();

async function verifyMatrix(): Promise<void> {
  const { server, close } = await startTestServer({ own: true });
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const t = await startHarness({ server, undoMs: 60_000, log: pino({ level: 'info', base: null }, stream) });
  const parts: Record<string, { cells: number; wrong: number }> = {};
  const wrong: string[] = [];
  try {
    for (const person of [...ROLES, 'reviewer2'] as const) await signIn(t, person);
    const steps = {
      'every route by everybody': askEverything,
      'unknown ids': askAboutUnknown,
      'own, a colleague’s, nobody’s': askByOwner,
      'with a reason only': askWithReason,
      'reading everything there is': readEverything,
    };
    for (const [name, step] of Object.entries(steps)) {
      const tally = new Tally();
      await step(t, tally);
      parts[name] = { cells: tally.cells, wrong: tally.wrong.length };
      wrong.push(...tally.wrong);
    }
    const ids = new Set((await t.audit()).map(({ request }) => request?.id ?? ''));
    wrong.push(...reportRecords(lines.join(''), ids));
  } finally {
    await t.close();
    await close();
  }
  console.table(parts);
  conclude(wrong);
}

/** A server that is busy signs nobody in; then once more. */
async function signIn(t: Harness, person: Person): Promise<void> {
  for (let tries = 0; tries < 10 && (await t.cookie(person)) === 'undefined'; tries += 1) t.forget(person);
}

function reportRecords(log: string, ids: ReadonlySet<string>): string[] {
  const answered = answeredIn(log);
  const { routes, demanded, missing } = judgeRecords(answered, ids);
  console.log(
    `${answered.length} requests, ${demanded} of them changed or showed something, on ${routes} routes: ` +
      `${missing.length} routes without their entry`,
  );
  return missing;
}

function conclude(wrong: readonly string[]): void {
  for (const line of wrong) console.log(`✗ ${line}`);
  console.log(wrong.length === 0 ? 'Everything is as the matrix says, and on record.' : 'FAILED');
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
