import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ROLES } from '@docket/contracts';
import { startTestServer } from '@docket/db/testing';
import pino from 'pino';
import { type Harness, type Person, startHarness } from '../test/harness.ts';
import { type Asked, askAboutUnknown, askAsNobody, askEverything, judgeRoles, MATRIX } from './authz/grid.ts';
import { type AskedAbout, askByOwner, judgeOwners } from './authz/ownership.ts';
import { plantOwners, plantRefusals, plantRights } from './authz/plant.ts';
import { readEverything } from './authz/reads.ts';
import { type Answered, answeredIn, judgeRecords, plantLosses } from './authz/recorded.ts';
import { Tally } from './authz/tally.ts';

/**
 * Asks every route as everybody (each role, nobody, an ended sign-in, a disabled account), and the routes where it matters
 * about one's own, a colleague's and nobody's, and compares with the permission matrix. Then holds every request against
 * the audit log: a refusal is on record, and so is whatever changed or showed something. `--plant` also turns each right
 * of the matrix around and takes entries away, and must see each of it reported. Ends with 1 when a cell is wrong.
 */
const { values } = parseArgs({ options: { plant: { type: 'boolean', default: false } } });

interface Seen {
  readonly asked: readonly Asked[];
  readonly byOwner: readonly AskedAbout[];
  readonly answered: readonly Answered[];
  readonly recordedIds: ReadonlySet<string>;
}

const parts: Record<string, { cells: number; wrong: number }> = {};
const wrong: string[] = [];
const seen = await look();
reportRecords(seen);
if (values.plant) reportPlants(seen);
console.table(parts);
for (const line of wrong) console.log(`✗ ${line}`);
console.log(wrong.length === 0 ? 'Everything is as the matrix says, and on record.' : 'FAILED');
process.exitCode = wrong.length === 0 ? 0 : 1;

async function look(): Promise<Seen> {
  const { server, close } = await startTestServer({ own: true });
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const t = await startHarness({ server, undoMs: 60_000, log: pino({ level: 'info', base: null }, stream) });
  try {
    for (const person of [...ROLES, 'reviewer2'] as const) await signIn(t, person);
    const asked = await take('every route by everybody', async (tally) => {
      await askAsNobody(t, tally);
      const found = await askEverything(t);
      judgeRoles(found, MATRIX, tally);
      return found;
    });
    await take('unknown ids', (tally) => askAboutUnknown(t, tally));
    const byOwner = await take('own, a colleague’s, nobody’s', async (tally) => {
      const found = await askByOwner(t);
      judgeOwners(found, tally);
      return found;
    });
    await take('reading everything there is', (tally) => readEverything(t, tally));
    const recordedIds = new Set((await t.audit()).map(({ request }) => request?.id ?? ''));
    return { asked, byOwner, answered: answeredIn(lines.join('')), recordedIds };
  } finally {
    await t.close();
    await close();
  }
}

async function take<T>(name: string, step: (tally: Tally) => Promise<T>): Promise<T> {
  const tally = new Tally();
  const found = await step(tally);
  parts[name] = { cells: tally.cells, wrong: tally.wrong.length };
  wrong.push(...tally.wrong);
  return found;
}

/** A server that is busy signs nobody in; then once more. */
async function signIn(t: Harness, person: Person): Promise<void> {
  for (let tries = 0; tries < 10 && (await t.cookie(person)) === 'undefined'; tries += 1) t.forget(person);
}

function reportRecords({ answered, recordedIds }: Seen): void {
  const { demanded, missing } = judgeRecords(answered, recordedIds);
  const routes = new Set(demanded.map(({ route }) => route));
  const lines = new Set(missing.map(({ route, status }) => `${route} answered ${status} without an entry`));
  console.log(
    `${answered.length} requests, ${demanded.length} of them changed or showed something, on ${routes.size} routes: ` +
      `${lines.size} routes without their entry`,
  );
  wrong.push(...lines);
}

function reportPlants({ asked, byOwner, answered, recordedIds }: Seen): void {
  const plants = {
    'rights turned around': plantRights(asked),
    'owners mixed up': plantOwners(byOwner),
    'entries of refusals taken away': plantRefusals(asked),
    'entries of changes and disclosures taken away': plantLosses(answered, recordedIds),
  };
  for (const [name, { planted, unseen }] of Object.entries(plants)) {
    console.log(`planted, ${name}: ${planted - unseen.length} of ${planted} reported`);
    wrong.push(...unseen.map((what) => `planted, and not reported: ${name}: ${what}`));
    if (planted === 0) wrong.push(`nothing planted: ${name}`);
  }
}
