import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createTestDatabase, startTestServer, type TestDatabase } from '@docket/db/testing';
import pg from 'pg';
import { ATTACKS, type Attack } from './enforce/attacks.ts';
import { GIFTS } from './enforce/plant.ts';
import { type Attacker, strike } from './enforce/strike.ts';
import { makeWorld } from './enforce/world.ts';

/**
 * Attacks the database by SQL, with the logins that the server uses and with one that is nobody's, and looks at rows and
 * schema afterwards as the superuser: there must be no effect. A control group shows that the looking sees: as superuser,
 * where that is not enough with the guards off, every attack has one. `--plant` also gives the server's login, one at a
 * time, what it must not have, and the attack that this is for must be reported. Ends with 1 when any of it does not hold.
 */
const { values } = parseArgs({ options: { plant: { type: 'boolean', default: false } } });
const GUARDS_OFF = [
  `do $$ declare t regclass; begin
    for t in select distinct tgrelid::regclass from pg_trigger loop
      execute format('alter table %s disable trigger all', t);
    end loop;
  end $$`,
  'alter table audit.log drop constraint log_leaf_matches',
  'alter table checks drop constraint checks_two_people',
  'drop index decisions_one_open_per_case',
];

// On a server of its own: the control group makes superusers and leaves them.
const { server, close } = await startTestServer({ own: true });
const problems: string[] = [];
const figures: Record<string, { attacks: number; effects: number }> = {};
try {
  const database = await freshWorld();
  const stranger = await makeStranger(database);
  await demandNone('server’s login', ATTACKS, database, { url: database.appUrl });
  const notItsOwn = ATTACKS.filter(({ except }) => except !== 'sequencer');
  await demandNone('sequencer’s login', notItsOwn, database, { url: database.sequencerUrl });
  await demandNone('stranger’s login', ATTACKS, database, { url: stranger });
  await database.drop();
  await showLimit();
  await control();
  // Last, because some of it is given in the whole server.
  if (values.plant) await plant();
} finally {
  await close();
}
console.table(figures);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? 'No attack had an effect, and the control group’s all had.' : 'FAILED');
process.exitCode = problems.length === 0 ? 0 : 1;

async function freshWorld(): Promise<TestDatabase> {
  const database = await createTestDatabase(server);
  await makeWorld(database.url);
  return database;
}

async function makeStranger({ url }: TestDatabase): Promise<string> {
  const login = new URL(url);
  login.username = 'stranger';
  login.password = randomBytes(12).toString('hex');
  await asSuperuser(url, [`create role stranger login password '${login.password}'`]);
  return login.href;
}

async function demandNone(
  name: string,
  attacks: readonly Attack[],
  database: TestDatabase,
  by: Attacker,
): Promise<void> {
  const of = { attacks: 0, effects: 0 };
  figures[name] = of;
  for (const attack of attacks) {
    of.attacks += 1;
    const effect = await strike(database, by, attack);
    if (effect === '') continue;
    of.effects += 1;
    problems.push(`${name}: ${attack.name}: ${effect}`);
  }
}

/** What stepping down from the owner's login is worth: it holds whoever does not step back up. */
async function showLimit(): Promise<void> {
  const stepsUp = new Set(['become the owner', 'become somebody else', 'step back']);
  const of = { attacks: 0, effects: 0 };
  figures['owner’s login, stepped down'] = of;
  let database = await freshWorld();
  for (const attack of ATTACKS) {
    of.attacks += 1;
    const effect = await strike(database, { url: database.url, role: 'docket_app' }, attack);
    if (effect === '') continue;
    of.effects += 1;
    if (!stepsUp.has(attack.name)) problems.push(`stepped down: ${attack.name}: ${effect}`);
    await database.drop();
    database = await freshWorld();
  }
  await database.drop();
}

async function control(): Promise<void> {
  const of = { attacks: 0, effects: 0 };
  figures['superuser (control)'] = of;
  for (const attack of ATTACKS) {
    of.attacks += 1;
    const effect = (await controlled(attack, false)) || (await controlled(attack, true));
    if (effect === '') problems.push(`control: ${attack.name} had no effect`);
    else of.effects += 1;
  }
}

async function plant(): Promise<void> {
  const of = { attacks: 0, effects: 0 };
  figures['server’s login, given too much'] = of;
  for (const { name, attack: wanted, sql } of GIFTS) {
    const attack = ATTACKS.find((one) => one.name === wanted);
    if (attack === undefined) throw new Error(`there is no attack “${wanted}”`);
    const database = await freshWorld();
    const login = new URL(database.appUrl).username;
    const owner = new URL(database.url).username;
    await asSuperuser(
      database.url,
      sql.map((text) => text.replaceAll('{owner}', owner).replaceAll('{login}', login)),
    );
    of.attacks += 1;
    const effect = await strike(database, { url: database.appUrl }, attack);
    if (effect === '') problems.push(`planted, and not reported: ${name}: ${wanted}`);
    else of.effects += 1;
    await database.drop();
  }
}

async function controlled(attack: Attack, guardsOff: boolean): Promise<string> {
  const database = await freshWorld();
  try {
    if (guardsOff) await asSuperuser(database.url, GUARDS_OFF);
    return await strike(database, { url: database.url }, attack);
  } finally {
    await database.drop();
  }
}

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
