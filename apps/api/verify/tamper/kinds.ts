import { newSigningKey } from '@docket/audit';
import { sql } from 'kysely';
import { newId } from '../../src/new-id.ts';
import { editEntry, entryAt, insertEntry, putEntry, resign, type Strike, shift } from './forge.ts';

/** One way to tamper. `first` is the place of the first entry it puts in doubt, where that is not where it struck. */
export interface Kind {
  readonly name: string;
  readonly strike: (strike: Strike) => Promise<unknown>;
  readonly first?: (strike: Pick<Strike, 'at' | 'size'>) => number;
  /** What the product itself does afterwards with the log it finds. */
  readonly thenWrites?: number;
}

const field = (name: string, from: RegExp, to: string): Kind => ({
  name,
  strike: (strike) => editEntry(strike, (entry) => entry.replace(from, to)),
});

const PARTS = /^(\{)("action":"[^"]*"),("actor":\{[^}]*\})/;

const ENTRIES: Kind[] = [
  field('outcome changed', /"outcome":"ok"/, '"outcome":"no"'),
  field('another person named as the actor', /"id":null/, '"id":"somebody"'),
  field('time moved', /"ts":"2/, '"ts":"3'),
  field('action changed', /"action":"[^"]*"/, '"action":"case.listed"'),
  field('given to another case', /"case":"0/, '"case":"1'),
  field('reason changed', /"reason":"other"/, '"reason":"fraud"'),
  field('a reference changed', /"n":"/, '"n":"9'),
  field('a blank added, the meaning kept', /^\{/, '{ '),
  field('keys in another order, the meaning kept', PARTS, '$1$3,$2'),
  field('a letter written as an escape, the meaning kept', /"other"/, '"\\u006fther"'),
  field('a number made of another form', /"v":1\}/, '"v":1.0}'),
  {
    name: 'text changed, the leaf left as it was',
    strike: (strike) => editEntry(strike, (entry) => entry.replace('"ok"', '"no"'), false),
  },
  {
    name: 'leaf changed, the text left as it was',
    strike: ({ trx, at }) =>
      sql`update audit.log set leaf = sha256(leaf) where leaf_index = ${at}`.execute(trx),
  },
  {
    name: 'replaced by a copy of a later entry',
    strike: async ({ trx, at }) => putEntry(trx, at, await entryAt(trx, at + 1)),
  },
  { name: 'emptied', strike: ({ trx, at }) => putEntry(trx, at, '{"action":"","ts":""}') },
];

const PLACES: Kind[] = [
  {
    name: 'entry deleted',
    strike: ({ trx, at }) => trx.deleteFrom('audit.log').where('leaf_index', '=', at).execute(),
  },
  {
    name: 'entry deleted and the gap closed',
    strike: async ({ trx, at }) => {
      await trx.deleteFrom('audit.log').where('leaf_index', '=', at).execute();
      await shift(trx, at, -1);
    },
  },
  {
    name: 'entry doubled',
    strike: async ({ trx, at }) => {
      const entry = await entryAt(trx, at);
      await shift(trx, at + 1, 1);
      await insertEntry(trx, at + 1, entry.replace(/"id":"[0-9a-f-]{36}"(?=,"object")/, `"id":"${newId()}"`));
    },
    first: ({ at }) => at + 1,
  },
  {
    name: 'forged entry slipped in',
    strike: async ({ trx, at }) => {
      const entry = await entryAt(trx, at);
      await shift(trx, at, 1);
      await insertEntry(trx, at, entry.replace(/"id":"[0-9a-f-]{36}"(?=,"object")/, `"id":"${newId()}"`));
    },
  },
  {
    name: 'two neighbours swapped',
    strike: async ({ trx, at }) => {
      const [one, two] = [await entryAt(trx, at), await entryAt(trx, at + 1)];
      await putEntry(trx, at, two);
      await putEntry(trx, at + 1, one);
    },
  },
  { name: 'a gap opened', strike: ({ trx, at }) => shift(trx, at, 1) },
  {
    name: 'forged entry behind the last checkpoint',
    strike: async ({ trx, at, size }) => {
      const entry = await entryAt(trx, at);
      await insertEntry(trx, size, entry.replace(/"id":"[0-9a-f-]{36}"(?=,"object")/, `"id":"${newId()}"`));
    },
    first: ({ size }) => size,
  },
  {
    name: 'end cut off, checkpoints left',
    strike: ({ trx, at }) => trx.deleteFrom('audit.log').where('leaf_index', '>=', at).execute(),
  },
];

/** Entries and checkpoints from a place on, together. */
export async function cut({ trx, at }: Pick<Strike, 'trx' | 'at'>): Promise<void> {
  await trx.deleteFrom('audit.log').where('leaf_index', '>=', at).execute();
  await trx.deleteFrom('audit.checkpoint').where('size', '>', at).execute();
}

const checkpoint = (name: string, change: (strike: Strike) => ReturnType<typeof sql>): Kind => ({
  name,
  strike: (strike) => change(strike).execute(strike.trx),
});

const CHECKPOINTS: Kind[] = [
  { name: 'end cut off with its checkpoints', strike: cut },
  { name: 'end cut off with its checkpoints, then written on by Docket', strike: cut, thenWrites: 5 },
  checkpoint('checkpoint deleted', ({ at }) => sql`delete from audit.checkpoint where size = ${at + 1}`),
  checkpoint(
    'root in a checkpoint’s note changed',
    ({ at }) => sql`update audit.checkpoint set note = regexp_replace(note, '\n[A-Za-z0-9+/]{43}=\n',
      E'\n' || encode(sha256(root), 'base64') || E'\n') where size = ${at + 1}`,
  ),
  checkpoint(
    'signature of a checkpoint changed',
    ({
      at,
    }) => sql`update audit.checkpoint set note = left(note, -20) || reverse(substr(right(note, 20), 1, 17))
      || right(note, 3) where size = ${at + 1}`,
  ),
  checkpoint(
    'checkpoint replaced by a later one',
    ({ at }) => sql`update audit.checkpoint c set note = l.note from audit.checkpoint l
      where c.size = ${at + 1} and l.size = ${at + 2}`,
  ),
  checkpoint(
    'stored root of a checkpoint changed',
    ({ at }) => sql`update audit.checkpoint set root = sha256(root) where size = ${at + 1}`,
  ),
  checkpoint(
    'stored frontier of a checkpoint changed',
    ({ at }) => sql`update audit.checkpoint set frontier = '0:' where size = ${at + 1}`,
  ),
  checkpoint(
    'checkpoint moved to another size',
    ({ at, size }) => sql`update audit.checkpoint set size = ${size + 50} where size = ${at + 1}`,
  ),
  {
    name: 'entry changed and all signed again with another key of the same name',
    strike: async (strike) => {
      await editEntry(strike, (entry) => entry.replace('"other"', '"fraud"'));
      await resign(strike, strike.at, newSigningKey(strike.key.name));
    },
  },
  {
    name: 'entry changed and all signed again with the stolen key',
    strike: async (strike) => {
      await editEntry(strike, (entry) => entry.replace('"other"', '"fraud"'));
      await resign(strike, strike.at, strike.key);
    },
  },
];

const lie = (column: string): Kind => ({
  name: `search column ${column} made to lie`,
  strike: async ({ trx, at }) => {
    await sql`alter table audit.log alter column ${sql.ref(column)} drop expression`.execute(trx);
    await sql`update audit.log set ${sql.ref(column)} = 'x' where leaf_index = ${at}`.execute(trx);
  },
});

const COLUMNS: Kind[] = [
  ...['case_id', 'actor_id', 'action', 'at'].map(lie),
  {
    name: 'id of the row changed',
    strike: ({ trx, at }) => sql`update audit.log set id = ${newId()} where leaf_index = ${at}`.execute(trx),
  },
  {
    name: 'confirmation of a decision that nobody requested, sealed by Docket',
    strike: async ({ trx, at }) => {
      const entry = (await entryAt(trx, at))
        .replace(/"action":"[^"]*"/, '"action":"decision.confirmed"')
        .replace(/"object":\{"id":"[^"]*"/, `"object":{"id":"${newId()}"`)
        .replace(/"id":"[0-9a-f-]{36}"(?=,"object")/, `"id":"${newId()}"`);
      const { id } = JSON.parse(entry) as { id: string }; // as in insertEntry
      await trx.insertInto('audit.intake').values({ id, entry }).execute();
    },
    first: ({ size }) => size,
    thenWrites: 0,
  },
];

export const KINDS: readonly Kind[] = [...ENTRIES, ...PLACES, ...CHECKPOINTS, ...COLUMNS];
